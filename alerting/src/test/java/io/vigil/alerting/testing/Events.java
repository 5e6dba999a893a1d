package io.vigil.alerting.testing;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.point.PointId;
import io.vigil.model.reading.QualityReason;

/** Single events of a judge, for tests without a log. */
public final class Events {
  private Events() {}

  /** A condition became true on a good value. */
  public static ActivationEvent raise(long stateEpoch, long ordinal) {
    return raise(stateEpoch, ordinal, 1.6, QualityReason.GOOD, (byte) 0);
  }

  /** A condition became true on this value. */
  public static ActivationEvent raise(
      long stateEpoch, long ordinal, double value, QualityReason reason, byte flags) {
    return new ActivationEvent(
        Kind.RAISE,
        "act-\"1\"",
        "",
        stateEpoch,
        ordinal,
        5,
        6,
        new PointId("coal-a", "F01.CH4"),
        "F01",
        "R-1",
        1,
        Severity.ORANGE,
        Scheme.THREE_COLOUR,
        Mode.REAL,
        true,
        1_000,
        2_000,
        3_000,
        value,
        value,
        1.5,
        reason,
        flags,
        EndReason.NONE);
  }
}
