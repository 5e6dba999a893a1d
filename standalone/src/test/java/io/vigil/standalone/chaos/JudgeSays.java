package io.vigil.standalone.chaos;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.point.PointId;
import io.vigil.model.reading.QualityReason;
import io.vigil.standalone.chaos.LedgerPlant.WatchedPoint;

/** Says events of one watch of a plant, numbered one after the other. */
final class JudgeSays {
  private final SaidActivations said;
  private final PointId point;
  private long ordinal;

  JudgeSays(SaidActivations said, LedgerPlant plant, WatchedPoint point) {
    this.said = said;
    this.point = new PointId(plant.enterprise(), point.code());
  }

  void says(Kind kind, String activation, long onset, long at) {
    said.take(event(kind, activation, ++ordinal, onset, at));
  }

  /** An event as the judge would write it, with the number it would have. */
  ActivationEvent event(Kind kind, String activation, long number, long onset, long at) {
    boolean active = kind == Kind.RAISE || kind == Kind.UPDATE;
    return new ActivationEvent(
        kind,
        activation,
        "",
        0,
        number,
        0,
        number,
        point,
        "U1",
        "L-1",
        1,
        Severity.ORANGE,
        Scheme.FOUR_COLOUR,
        Mode.REAL,
        active,
        onset,
        at,
        at,
        80,
        80,
        50,
        QualityReason.GOOD,
        (byte) 0,
        EndReason.NONE);
  }
}
