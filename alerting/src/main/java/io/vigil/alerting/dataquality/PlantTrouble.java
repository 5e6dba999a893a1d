package io.vigil.alerting.dataquality;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.nullsLast;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.registry.Enterprise;
import io.vigil.model.alert.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plant of which data is missing or cannot be believed.
 *
 * @param plant the tenant
 * @param reach how much of it is silent
 * @param expected points of which somebody would notice that they are silent
 * @param heard source time of its newest stored reading; null if none, or the store does not answer
 * @param worst the most urgent open Alert about something else than data; null if none
 * @param troubles of its points, the kind that hides most first, then the longest
 */
record PlantTrouble(
    Enterprise plant,
    Reach reach,
    int expected,
    @Nullable Instant heard,
    @Nullable Severity worst,
    List<Trouble> troubles) {
  /**
   * Whom to phone first: a plant that is dark while something was the matter, then dark plants,
   * then those where something is the matter and part of the data is missing, then by how many
   * points and for how long.
   */
  static final Comparator<PlantTrouble> FIRST_TO_CALL =
      comparing(PlantTrouble::reach)
          .thenComparing(PlantTrouble::worst, nullsLast(Comparator.naturalOrder()))
          .thenComparing(comparingInt((PlantTrouble one) -> one.troubles().size()).reversed())
          .thenComparing(PlantTrouble::since, nullsLast(Comparator.naturalOrder()))
          .thenComparing(one -> one.plant().id());

  /** How much of a plant is silent, what is worst first. */
  enum Reach {
    /** Every point that is expected to report. */
    ALL,
    /** Nothing was ever stored of it. */
    NEVER_HEARD,
    /** Some points, or their values cannot be believed. */
    PART
  }

  /** An open Alert about the data of a point, and what is wrong. */
  record Trouble(Alert alert, TroubleKind kind) {
    static final Comparator<Trouble> ORDER =
        comparing(Trouble::kind)
            .thenComparing(one -> one.alert().began())
            .thenComparing(one -> one.alert().id());
  }

  /** Since when the first of its troubles lasts; null if it was never heard. */
  @Nullable Instant since() {
    return troubles.stream()
        .map(one -> one.alert().began())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
