package io.vigil.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Reporting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingStampsTest {
  private static final long NOW = 1_795_334_531_000L;
  private static final PointDefinition POINT = Defined.point(0, "A", 0);
  private static final PointDefinition OTHER = Defined.point(7, "B", 0);

  private final StandingStamps stamps = new StandingStamps();

  @ParameterizedTest
  @CsvSource({"0, false", "499, false", "500, true", "1000, true", "-1000, false"})
  void anotherValueHalfASampleLaterIsANewSample(long later, boolean stands) {
    assertThat(stamps.stands(POINT, NOW, 1, sent(0))).isFalse();
    assertThat(stamps.stands(POINT, NOW, 2, sent(later))).isEqualTo(stands);
  }

  @Test
  void stampThatMovesNeverStands() {
    for (int second = 0; second < 10; second++) {
      assertThat(stamps.stands(POINT, NOW + second, 1, sent(1_000L * second))).isFalse();
    }
  }

  @Test
  void onceItStandsTheFirstValueIsANewSampleToo() {
    stamps.stands(POINT, NOW, 1, sent(0));
    assertThat(stamps.stands(POINT, NOW, 2, sent(1_000))).isTrue();
    assertThat(stamps.stands(POINT, NOW, 1, sent(2_000))).isTrue();
    assertThat(stamps.stands(POINT, NOW + 1, 1, sent(3_000))).as("it goes again").isFalse();
    assertThat(stamps.stands(POINT, NOW + 1, 1, sent(4_000))).isFalse();
  }

  @Test
  void sameValueIsTheSameSampleWhileOtherStampsOfTheGatewayMove() {
    stamps.stands(POINT, NOW, 1, sent(0));
    assertThat(stamps.stands(POINT, NOW, 1, sent(3_600_000))).isFalse();
    assertThat(stamps.stands(POINT, NOW, 1, standing(3_601_000))).isTrue();
  }

  @Test
  void sameValueByExceptionIsAlwaysTheSameSample() {
    PointDefinition byException = Defined.point(0, "A", 0, Reporting.BY_EXCEPTION);
    stamps.stands(byException, NOW, 1, sent(0));
    assertThat(stamps.stands(byException, NOW, 1, standing(3_600_000))).isFalse();
    assertThat(stamps.stands(byException, NOW, 2, sent(3_601_000))).isTrue();
  }

  @Test
  void missingValueEqualsMissingValue() {
    stamps.stands(POINT, NOW, Double.NaN, sent(0));
    assertThat(stamps.stands(POINT, NOW, Double.NaN, sent(1_000))).isFalse();
    assertThat(stamps.stands(POINT, NOW, 1, sent(2_000))).isTrue();
  }

  @Test
  void whereTheSendingTimeStandsTooOurClockCounts() {
    assertThat(stamps.stands(POINT, NOW, 1, new Moment(NOW, NOW, false))).isFalse();
    assertThat(stamps.stands(POINT, NOW, 2, new Moment(NOW, NOW + 499, false))).isFalse();
    assertThat(stamps.stands(POINT, NOW, 3, new Moment(NOW, NOW + 500, false))).isTrue();
  }

  @Test
  void burstFromTheBrokerIsHeldAgainstWhenItWasSent() {
    stamps.stands(POINT, NOW, 1, new Moment(NOW, NOW + 60_000, false));
    assertThat(stamps.stands(POINT, NOW, 2, new Moment(NOW + 1_000, NOW + 60_001, false))).isTrue();
  }

  @Test
  void pointsAreLookedAtOneByOne() {
    stamps.stands(OTHER, NOW, 1, sent(0));
    assertThat(stamps.stands(POINT, NOW, 2, sent(1_000))).isFalse();
    assertThat(stamps.stands(OTHER, NOW, 2, sent(1_000))).isTrue();
  }

  private static Moment sent(long later) {
    return new Moment(NOW + later, NOW + later + 20, false);
  }

  private static Moment standing(long later) {
    return new Moment(NOW + later, NOW + later + 20, true);
  }
}
