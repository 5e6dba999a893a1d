package io.vigil.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.lane.GatewayDefinition;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessedClockTest {
  private static final long START = 1_795_334_400_000L;
  private static final long HOUR = 3_600_000;
  private static final GatewayDefinition GW1 = Defined.gateway(0, "gw1");
  private static final GatewayDefinition GW2 = Defined.gateway(1, "gw2");
  private static final GatewayDefinition GW3 = Defined.gateway(2, "gw3");

  private final IngestCounters counters = new IngestCounters();
  private long wall = START;
  private long passed;
  private final WitnessedClock clock =
      new WitnessedClock(() -> Instant.ofEpochMilli(wall), () -> passed * 1_000_000, counters);

  private void pass(long millis) {
    for (long left = millis; left > 0; left -= 500) {
      long step = Math.min(500, left);
      passed += step;
      wall += step;
      clock.millis();
    }
  }

  private void leap(long millis) {
    wall += millis;
    clock.millis();
  }

  @Test
  void followsAWallClockThatIsCorrectedByAndBy() {
    for (int second = 0; second < 60; second++) {
      wall += 100;
      pass(1_000);
    }
    assertThat(clock.millis()).isEqualTo(wall);
    assertThat(counters.get(Count.CLOCK_LEAPS)).isZero();
  }

  @ParameterizedTest(name = "a leap of {0} ms")
  @ValueSource(longs = {HOUR, -HOUR, 3_000, -86_400_000})
  void keepsItsOwnTimeAfterALeapThatTheSendersDidNotMake(long leap) {
    leap(leap);
    for (int second = 0; second < 1_000; second++) {
      pass(1_000);
      clock.witness(GW1, START + passed);
    }
    assertThat(clock.millis()).isEqualTo(START + passed);
    assertThat(clock.apart()).isEqualTo(leap);
    assertThat(counters.get(Count.CLOCK_LEAPS)).isEqualTo(1);
  }

  @Test
  void followsAgainOnceTheWallClockIsPutBack() {
    leap(HOUR);
    pass(60_000);
    leap(-HOUR + 40);
    assertThat(clock.apart()).isZero();
    pass(1_000);
    assertThat(clock.millis()).isEqualTo(wall);
  }

  @Test
  void followsAtOnceWhatMostGatewaysSayIsRightAsAfterASleepOfThisMachine() {
    leap(HOUR);
    pass(9_500);
    clock.witness(GW1, wall);
    clock.witness(GW2, wall - 200);
    assertThat(clock.apart()).as("too soon").isEqualTo(HOUR);
    pass(1_000);
    clock.witness(GW3, START + passed);
    assertThat(clock.millis()).isEqualTo(wall);
    assertThat(clock.apart()).isZero();
  }

  @Test
  void minorityAndMessagesThatWereSentLongAgoChangeNothing() {
    leap(HOUR);
    pass(20_000);
    clock.witness(GW2, START + passed);
    clock.witness(GW3, START + passed);
    clock.witness(GW1, wall);
    clock.witness(Defined.gateway(3, "gw4"), wall - HOUR / 2);
    assertThat(clock.apart()).isEqualTo(HOUR);
  }

  @Test
  void followsTheWallClockWhereNobodySaysWhatTimeItIs() {
    leap(HOUR);
    pass(299_000);
    assertThat(clock.apart()).isEqualTo(HOUR);
    pass(2_000);
    assertThat(clock.millis()).isEqualTo(wall);
  }
}
