package io.vigil.alerting.alert;

import io.vigil.rules.pack.Rationale;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What may come of an Alert and what to do first: what its plant says, or ours. Blocking. */
@Singleton
public final class Adviser {
  private final WatchRationaleRepository rationales;

  Adviser(WatchRationaleRepository rationales) {
    this.rationales = rationales;
  }

  /** Null for a rule of a plant's own that was taken before it was asked for. */
  public @Nullable Advice about(Alert alert) {
    return Rationale.of(alert.subject().rule())
        .map(Adviser::ours)
        .or(() -> rationales.findById(alert.subject().watch()).map(Adviser::ofThePlant))
        .orElse(null);
  }

  private static Advice ours(Rationale why) {
    return new Advice(
        new Words(why.consequence(), why.consequenceEn()),
        new Words(why.action(), why.actionEn()),
        why.respondMinutes(),
        false,
        null);
  }

  private static Advice ofThePlant(WatchRationale why) {
    return new Advice(
        new Words(why.consequence(), why.consequenceEn()),
        new Words(why.action(), why.actionEn()),
        why.respondMinutes(),
        true,
        why.justification());
  }
}
