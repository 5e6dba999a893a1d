package io.vigil.alerting.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.Inside;
import io.vigil.alerting.intake.LaneLiveness.Judging;
import io.vigil.alerting.registry.LaneRepository;
import io.vigil.alerting.testing.HandClock;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.LanePulse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A quiet board is worth nothing unless somebody judges, on a clock that the test drives. */
@ExtendWith(Room.Shared.class)
class LaneLivenessIT {
  private static final Duration TOO_FAR = Duration.ofMillis(LaneLiveness.TOO_FAR_MILLIS);

  private final HandClock clock = new HandClock(Instant.parse("2026-11-24T08:00:00Z"));
  private LaneLiveness liveness;
  private List<Integer> used;

  @BeforeEach
  void begin(Room room) {
    room.plant(1);
    LaneRepository lanes = Inside.of(room.alerting()).getBean(LaneRepository.class);
    used = lanes.inUse();
    liveness = new LaneLiveness(lanes, clock);
    liveness.begin();
  }

  @Test
  void laneIsJudgedUntilItIsSilentForLongerThanFiveSeconds() {
    assertThat(liveness.judging()).isEqualTo(new Judging(true, 0, List.of()));
    clock.pass(TOO_FAR);
    assertThat(liveness.judging()).isEqualTo(new Judging(true, TOO_FAR.toMillis(), List.of()));
    clock.pass(Duration.ofMillis(1));
    assertThat(liveness.judging()).isEqualTo(new Judging(false, TOO_FAR.toMillis() + 1, used));
  }

  @Test
  void pulseOfEveryLaneInUseIsNeeded() {
    clock.pass(TOO_FAR.plusSeconds(10));
    for (int lane : used.subList(1, used.size())) {
      liveness.heard(pulse(lane, clock.millis()));
    }
    assertThat(liveness.judging().silent()).containsExactly(used.get(0));
    liveness.heard(pulse(used.get(0), clock.millis()));
    assertThat(liveness.judging()).isEqualTo(new Judging(true, 0, List.of()));
  }

  @Test
  void laneInWhichNobodyHasPointsMayBeSilent() {
    used.forEach(lane -> liveness.heard(pulse(lane, clock.millis())));
    liveness.heard(pulse(999, 0));
    assertThat(liveness.judging().judging()).isTrue();
  }

  @Test
  void judgeThatIsFarBehindIsNotBelievedHoweverOftenItSpeaks() {
    clock.pass(Duration.ofMinutes(1));
    long behind = clock.millis() - TOO_FAR.toMillis() - 1;
    used.forEach(lane -> liveness.heard(pulse(lane, behind)));
    assertThat(liveness.judging().silent()).isEqualTo(used);
    assertThat(liveness.judging().behindMillis()).isEqualTo(TOO_FAR.toMillis() + 1);
  }

  @Test
  void olderPulseThatComesLateChangesNothing() {
    clock.pass(Duration.ofMinutes(1));
    used.forEach(lane -> liveness.heard(pulse(lane, clock.millis())));
    used.forEach(lane -> liveness.heard(pulse(lane, clock.millis() - 60_000)));
    assertThat(liveness.judging()).isEqualTo(new Judging(true, 0, List.of()));
  }

  @Test
  void judgeWhoseClockIsAheadIsNotBehind() {
    used.forEach(lane -> liveness.heard(pulse(lane, clock.millis() + 60_000)));
    assertThat(liveness.judging().behindMillis()).isZero();
  }

  private static LanePulse pulse(int lane, long appended) {
    return new LanePulse(lane, 1, 0, appended);
  }
}
