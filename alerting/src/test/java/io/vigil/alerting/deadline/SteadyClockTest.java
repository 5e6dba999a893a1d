package io.vigil.alerting.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final HandClock wall = new HandClock(START);
  private final AtomicLong nanos = new AtomicLong();
  private final SteadyClock clock = new SteadyClock(wall, nanos::get);

  @Test
  void goesWithTheWallClock() {
    pass(Duration.ofMinutes(7));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(7)));
  }

  @Test
  void followsASlowCorrection() {
    nanos.addAndGet(Duration.ofSeconds(60).toNanos());
    wall.pass(Duration.ofMillis(60_500));
    assertThat(clock.instant()).isEqualTo(START.plusMillis(60_500));
    assertThat(clock.leapt()).isZero();
  }

  @Test
  @DisplayName("A wall clock set an hour ahead makes nothing due")
  void doesNotFollowALeapAhead() {
    wall.pass(Duration.ofHours(1));
    pass(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(10));
    assertThat(clock.leapt()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  @DisplayName("A wall clock set a day back puts nothing off")
  void doesNotFollowALeapBack() {
    wall.pass(Duration.ofDays(-1));
    pass(Duration.ofMinutes(5));
    pass(Duration.ofMinutes(5));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(10)));
  }

  @Test
  void isTheWallClockAgainWhenThatIsSetRight() {
    wall.pass(Duration.ofHours(1));
    clock.instant();
    wall.pass(Duration.ofHours(-1));
    pass(Duration.ofMinutes(1));
    assertThat(clock.instant()).isEqualTo(wall.instant());
    assertThat(clock.leapt()).isZero();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    wall.pass(time);
  }
}
