package io.vigil.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

/** A mark on readings that are kept is said once a minute. */
class RepetitionTest {
  private static final long NOW = 1_795_334_531_000L;
  private static final GatewayDefinition GW1 = Defined.gateway(0, "gw1");
  private static final PointDefinition A = Defined.point(0, "A", 0);
  private static final PointDefinition B = Defined.point(1, "B", 0);

  private final Repetition repetition = new Repetition();

  @Test
  void isDueAtOnceAndThenAMinuteLater() {
    assertThat(isDue(A, RefusalCode.VALUE_RANGE, NOW)).isTrue();
    assertThat(isDue(A, RefusalCode.VALUE_RANGE, NOW)).isFalse();
    assertThat(isDue(A, RefusalCode.VALUE_RANGE, NOW + 59_999)).isFalse();
    assertThat(isDue(A, RefusalCode.VALUE_RANGE, NOW + 60_000)).isTrue();
    assertThat(isDue(A, RefusalCode.VALUE_RANGE, NOW + 119_999)).isFalse();
  }

  @Test
  void everyPointAndEveryCodeHasItsOwnMinute() {
    assertThat(isDue(A, RefusalCode.VALUE_RANGE, NOW)).isTrue();
    assertThat(isDue(A, RefusalCode.TIME_FUTURE, NOW)).isTrue();
    assertThat(isDue(B, RefusalCode.VALUE_RANGE, NOW)).isTrue();
    assertThat(isDue(B, RefusalCode.TIME_FUTURE, NOW)).isTrue();
    assertThat(isDue(A, RefusalCode.VALUE_RANGE, NOW + 1)).isFalse();
  }

  @Test
  void noTwoOfAThousandPointsAndAllCodesShareAMinute() {
    for (int slot = 0; slot < 1_000; slot++) {
      PointDefinition point = Defined.point(slot, "P" + slot, 0);
      for (RefusalCode code : RefusalCode.values()) {
        assertThat(isDue(point, code, NOW)).as("%s of slot %s", code, slot).isTrue();
      }
    }
  }

  @Test
  void stepBackOfTheClockDoesNotSilenceForLonger() {
    assertThat(isDue(A, RefusalCode.VALUE_RANGE, NOW)).isTrue();
    assertThat(isDue(A, RefusalCode.VALUE_RANGE, NOW - 3_600_000)).isTrue();
    assertThat(isDue(A, RefusalCode.VALUE_RANGE, NOW - 3_600_000 + 59_999)).isFalse();
  }

  @Test
  void ofARecordingEverythingIsSaid() {
    GatewayDefinition tape = Defined.gateway(2, "tape", GatewayMode.REPLAY);
    for (int i = 0; i < 3; i++) {
      assertThat(repetition.isDue(tape, A, RefusalCode.VALUE_SENTINEL, NOW)).isTrue();
    }
  }

  private boolean isDue(PointDefinition point, RefusalCode code, long now) {
    return repetition.isDue(GW1, point, code, now);
  }
}
