package io.vigil.alerting.overlay;

import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.overlay.OverlayRepository.ManyShelves;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Who has put so many Alerts aside within the hour that no more are allowed: what the shift lead
 * has to hear of while it happens (design: security §7, case 61). Blocking.
 */
@Singleton
public class Shelving {
  private final OverlayRepository rows;
  private final Clock clock;

  /**
   * A person at the limit.
   *
   * @param count Alerts put aside, or asked to be, within the last hour
   */
  public record Many(String person, long count) {}

  Shelving(OverlayRepository rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Those who are at it, by Alerts of this scope, the name that comes first first. */
  public List<Many> many(Scope scope) {
    Instant since = Instant.now(clock).minus(OverlayLimits.SHELVES_WITHIN);
    return rows.manyShelves(scope, since, OverlayLimits.MOST_SHELVES).stream()
        .map((ManyShelves one) -> new Many(one.person(), one.times()))
        .toList();
  }
}
