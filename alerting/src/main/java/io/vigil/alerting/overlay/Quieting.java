package io.vigil.alerting.overlay;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What keeps a Watch quiet at present, for whoever asks why it is silent. Blocking. */
@Singleton
public class Quieting {
  private final OverlayRepository rows;

  /**
   * An overlay in force.
   *
   * @param outOfService whether it is out of service, or only put aside
   * @param until its end at the latest
   * @param by who asked for it
   * @param note in words; empty where the reason from the list says enough
   */
  public record InForce(boolean outOfService, Instant until, String by, String note) {}

  Quieting(OverlayRepository rows) {
    this.rows = rows;
  }

  /** The overlay of the Watch that is in force; out of service before a shelf. */
  public Optional<InForce> of(String watch) {
    List<String> keys =
        Arrays.stream(OverlayKind.values())
            .map(kind -> Overlay.openKey(watch, kind))
            .distinct()
            .toList();
    return rows.findByOpenKeyIn(keys).stream()
        .filter(one -> one.state() == OverlayState.IN_FORCE)
        .map(one -> new InForce(!one.kind().isShelf(), one.until(), one.requestedBy(), one.note()))
        .min((a, b) -> Boolean.compare(b.outOfService(), a.outOfService()));
  }
}
