package io.vigil.model.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.point.PointId;
import io.vigil.model.reading.QualityReason;
import org.junit.jupiter.api.Test;

class ActivationEventTest {
  private static ActivationEvent event(Kind kind, String point, String rule, long ordinal) {
    return new ActivationEvent(
        kind,
        "a1",
        "",
        5,
        ordinal,
        7,
        99,
        PointId.of(point),
        "F01",
        rule,
        3,
        Severity.RED,
        Scheme.FOUR_COLOUR,
        Mode.REAL,
        true,
        1,
        2,
        3,
        1.2,
        1.4,
        Double.NaN,
        QualityReason.GOOD,
        (byte) 0,
        EndReason.NONE);
  }

  @Test
  void watchIsTheSameForAllEventsOfARuleAtAPoint() {
    assertThat(event(Kind.RAISE, "coal-a:F01.CH4", "CO-M1", 1).watch())
        .isEqualTo("coal-a/F01.CH4/CO-M1")
        .isEqualTo(event(Kind.END, "coal-a:F01.CH4", "CO-M1", 8).watch());
  }

  @Test
  void watchTellsEnterprisesPointsAndRulesApart() {
    String watch = event(Kind.RAISE, "coal-a:F01", "CO-M1", 1).watch();
    assertThat(event(Kind.RAISE, "coal-b:F01", "CO-M1", 1).watch()).isNotEqualTo(watch);
    assertThat(event(Kind.RAISE, "coal-a:F02", "CO-M1", 1).watch()).isNotEqualTo(watch);
    assertThat(event(Kind.RAISE, "coal-a:F01", "CO-M2", 1).watch()).isNotEqualTo(watch);
  }

  @Test
  void copiesAreEqualEvenWhereThereIsNoNumber() {
    ActivationEvent event = event(Kind.RAISE, "coal-a:F01", "CO-M1", 1);
    assertThat(event(Kind.RAISE, "coal-a:F01", "CO-M1", 1)).isEqualTo(event);
    assertThat(event(Kind.RAISE, "coal-a:F01", "CO-M1", 2)).isNotEqualTo(event);
  }
}
