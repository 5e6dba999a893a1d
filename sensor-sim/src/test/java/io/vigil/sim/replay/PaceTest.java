package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @AfterEach
  void forgetInterruption() {
    Thread.interrupted();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.NEGATIVE_INFINITY})
  void speedThatNeverArrivesIsRefused(double speed) {
    assertThatThrownBy(() -> Pace.times(speed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("speed");
  }

  @ParameterizedTest(name = "{0} recorded ms at {1}x are {2} ms")
  @CsvSource({"30, 1, 30", "300, 10, 30", "30000, 1000, 30", "15, 0.5, 30"})
  void recordedTimePassesSoManyTimesAsFast(long recorded, double speed, long played)
      throws InterruptedException {
    long began = System.nanoTime();
    Pace.times(speed).await(recorded, began);
    assertThat(System.nanoTime() - began).isBetween(played * 1_000_000, SOON.toNanos());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10, 1000})
  void whatIsDueAlreadyIsNotWaitedFor(double speed) throws InterruptedException {
    long recorded = (long) (Duration.ofHours(1).toMillis() * speed);
    long anHourAgo = System.nanoTime() - Duration.ofHours(1).toNanos();
    long before = System.nanoTime();
    Pace.times(speed).await(recorded, anHourAgo);
    assertThat(System.nanoTime() - before).isLessThan(SOON.toNanos());
  }

  @Test
  void fastestDoesNotWaitForAThousandYears() throws InterruptedException {
    long before = System.nanoTime();
    Pace.FASTEST.await(TimeUnit.DAYS.toMillis(365_000), before);
    Pace.FASTEST.await(-1, before);
    assertThat(System.nanoTime() - before).isLessThan(SOON.toNanos());
  }

  @Test
  void interruptionEndsTheWaiting() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Pace.times(1).await(SOON.toMillis(), System.nanoTime()))
        .isInstanceOf(InterruptedException.class);
  }
}
