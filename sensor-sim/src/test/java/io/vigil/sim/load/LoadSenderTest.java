package io.vigil.sim.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sim.load.LoadOptions.Sender;
import io.vigil.sim.mqtt.Wait;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a sender does while nobody answers it; its messages wait in its window. */
class LoadSenderTest {
  private static final Sender SENDER = new Sender("load-a", "load", "secret");
  private static final String NOBODY = "tcp://127.0.0.1:1";
  private static final long NOW = 1_577_836_800_000L;

  private final Crossings crossings = new Crossings();

  @Test
  void stampsOfAPointRiseThoughTheClockStandsStill() throws InterruptedException {
    LoadOptions options = options(1, 1, 100, Duration.ofMillis(100), 1);
    try (LoadSender sender = sender(options, "P0")) {
      run(sender, options);
      // The first jumps, the second is calm again, and so on.
      assertThat(sender.counters().crossings()).isEqualTo((sender.counters().messages() + 1) / 2);
      for (long i = 0; i < sender.counters().messages(); i++) {
        assertThat(crossings.take("load-a", "P0", NOW + i).isPresent())
            .as("crossing at %d", i)
            .isEqualTo(i % 2 == 0);
      }
    }
    assertThat(crossings.size()).isZero();
  }

  @Test
  void crossingComesInEveryNthMessageAndOnceInIt() throws InterruptedException {
    LoadOptions options = options(4, 2, 400, Duration.ofMillis(100), 3);
    try (LoadSender sender = sender(options, "P0", "P1", "P2", "P3")) {
      run(sender, options);
      LoadCounters counters = sender.counters();
      assertThat(counters.readings()).isEqualTo(2 * counters.messages());
      assertThat(counters.crossings()).isEqualTo(counters.messages() / 3);
      assertThat(crossings.size()).isEqualTo((int) counters.crossings());
      // Messages 0 and 2 hold P0 and P1, message 1 holds P2 and P3.
      assertThat(crossings.take("load-a", "P0", NOW + 1)).isPresent();
      assertThat(crossings.take("load-a", "P1", NOW + 1)).isEmpty();
    }
  }

  @Test
  void pointIsKnownAsCrossedUnderItsOwnEnterpriseOnlyAndOnce() throws InterruptedException {
    LoadOptions options = options(1, 1, 20, Duration.ofMillis(100), 1);
    try (LoadSender sender = sender(options, "P0")) {
      run(sender, options);
      int known = crossings.size();
      assertThat(crossings.take("load-b", "P0", NOW)).isEmpty();
      assertThat(crossings.take("load-a", "P1", NOW)).isEmpty();
      assertThat(crossings.size()).isEqualTo(known);
      assertThat(crossings.take("load-a", "P0", NOW)).isPresent();
      assertThat(crossings.take("load-a", "P0", NOW)).as("it is forgotten").isEmpty();
    }
  }

  @Test
  void endIsNotReachedWhileNothingIsAcknowledged() throws InterruptedException {
    LoadOptions options = options(1, 1, 100, Duration.ofMillis(20), 0);
    try (LoadSender sender = sender(options, "P0")) {
      run(sender, options);
      assertThat(sender.awaitEnd(Duration.ofMillis(1))).isFalse();
      assertThat(sender.counters().acknowledged()).isZero();
      assertThat(sender.counters().crossings()).as("none were asked for").isZero();
      assertThat(sender.counters().blocked()).as("the window is not full").isZero();
    }
  }

  @Test
  void countersOfGatewaysAddUpColumnByColumn() {
    LoadCounters sum =
        new LoadCounters(1, 2, 3, 4, 5, 6, 7).plus(new LoadCounters(10, 20, 30, 40, 50, 60, 70));
    assertThat(sum).isEqualTo(new LoadCounters(11, 22, 33, 44, 55, 66, 77));
  }

  /** Until it has sent all that its duration holds. */
  private static void run(LoadSender sender, LoadOptions options) {
    long all = options.duration().toNanos() / options.messageNanos();
    sender.start();
    Wait.until(
        all + " messages", () -> sender.counters().messages() + sender.counters().skipped() >= all);
  }

  private LoadSender sender(LoadOptions options, String... codes) {
    return new LoadSender(options, SENDER, codes, crossings, () -> NOW);
  }

  private static LoadOptions options(
      int points, int batch, int readingsPerSecond, Duration duration, int crossingEvery) {
    return new LoadOptions(
        NOBODY, List.of(SENDER), points, readingsPerSecond, batch, duration, crossingEvery);
  }
}
