package io.vigil.ingest.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.ingest.quota.QuotaMeter.Verdict;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class QuotaMeterTest {
  private static final long NOW = 1_795_334_531_000L;
  private static final Quota QUOTA = new Quota(100, 10_000);

  private final IngestCounters counters = new IngestCounters();
  private final QuotaMeter meter = new QuotaMeter(enterprise -> QUOTA, counters);

  @Test
  void tenSecondsMayComeAtOnceAndNotOneMessageMore() {
    assertThat(within(2_000, 1, NOW)).isEqualTo(1_000);
    assertThat(meter.measure("coal-a", 1, NOW)).isEqualTo(Verdict.TOO_MANY_MESSAGES);
    assertThat(meter.numbers("coal-a", Verdict.TOO_MANY_MESSAGES, NOW))
        .containsExactly(2_001L, 100L);
  }

  @Test
  void afterwardsAsManyAreTakenAsTheQuotaSays() {
    within(2_000, 1, NOW);
    assertThat(within(50, 1, NOW + 99)).isEqualTo(9);
    assertThat(within(50, 1, NOW + 100)).isEqualTo(1);
    assertThat(within(500, 1, NOW + 1_100)).isEqualTo(100);
    assertThat(within(2_000, 1, NOW + 3_600_000)).as("never more than it holds").isEqualTo(1_000);
  }

  @Test
  void bytesHaveAQuotaOfTheirOwn() {
    assertThat(within(20, 20_000, NOW)).isEqualTo(5);
    assertThat(meter.measure("coal-a", 20_000, NOW)).isEqualTo(Verdict.TOO_MANY_BYTES);
    assertThat(meter.numbers("coal-a", Verdict.TOO_MANY_BYTES, NOW))
        .containsExactly(420_000L, 10_000L);
  }

  @Test
  void enterprisesTakeNothingFromEachOther() {
    within(2_000, 1, NOW);
    assertThat(meter.measure("chem-b", 1, NOW)).isEqualTo(Verdict.WITHIN);
  }

  @Test
  void clockThatStepsBackFillsNothingAndBlocksNobody() {
    within(2_000, 1, NOW);
    assertThat(within(10, 1, NOW - 60_000)).isZero();
    assertThat(within(200, 1, NOW - 59_000)).isEqualTo(100);
  }

  @Test
  void secondInWhichFourFifthsAreUsedIsCountedOnce() {
    within(79, 1, NOW);
    assertThat(counters.get(Count.SECONDS_NEAR_QUOTA)).isZero();
    within(21, 1, NOW + 999);
    assertThat(counters.get(Count.SECONDS_NEAR_QUOTA)).isEqualTo(1);
    within(1, 8_000, NOW + 1_000);
    assertThat(counters.get(Count.SECONDS_NEAR_QUOTA)).isEqualTo(2);
  }

  @Test
  void messageCostsNoObject() {
    within(10_000, 1, NOW);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    within(100_000, 1, NOW);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).isLessThan(100_000);
  }

  @Test
  void quotaOfNothingIsNone() {
    assertThatThrownBy(() -> new Quota(0, 1)).hasMessageContaining("quota of 0 messages");
    assertThatThrownBy(() -> new Quota(1, 0)).hasMessageContaining("0 bytes");
  }

  /** How many of so many messages of this length are within the quota. */
  private int within(int messages, int length, long now) {
    int within = 0;
    for (int i = 0; i < messages; i++) {
      within += meter.measure("coal-a", length, now) == Verdict.WITHIN ? 1 : 0;
    }
    return within;
  }
}
