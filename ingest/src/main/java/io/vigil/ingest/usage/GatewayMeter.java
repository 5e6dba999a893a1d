package io.vigil.ingest.usage;

import io.vigil.ingest.admit.SequenceFilter;
import io.vigil.ingest.usage.GatewayUsage.Refused;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/** Counts what one gateway does. Thread-safe. */
final class GatewayMeter {
  private static final long SECOND_MILLIS = 1_000;

  private final SequenceFilter numbers = new SequenceFilter();
  private long lastMillis;
  private @Nullable Long lagMillis;
  private String boot = "";
  private long first;
  private long highest;
  private long heard;
  private Second now = new Second(0);
  private Second before = new Second(0);
  private long throttled;
  private long throttledMillis;
  private @Nullable Refused refusal;

  /** What came within one second of our clock. */
  private static final class Second {
    final long number;
    long messages;
    long bytes;

    Second(long number) {
      this.number = number;
    }
  }

  synchronized void came(int bytes, long received) {
    lastMillis = received;
    long second = Math.floorDiv(received, SECOND_MILLIS);
    if (second != now.number) {
      before = now;
      now = new Second(second);
    }
    now.messages++;
    now.bytes += bytes;
  }

  synchronized void numbered(String ofBoot, long sequence, long sent, long received) {
    lagMillis = received - sent;
    if (!ofBoot.equals(boot)) {
      boot = ofBoot;
      first = sequence;
      highest = sequence;
      heard = 0;
    }
    first = Math.min(first, sequence);
    highest = Math.max(highest, sequence);
    if (!numbers.isRepeat(boot, sequence)) {
      numbers.take(boot, sequence);
      heard++;
    }
  }

  synchronized void refused(Refusal said) {
    refusal = new Refused(said.code().name(), said.zh(), said.en(), said.received());
    if (said.code() == RefusalCode.RATE || said.code() == RefusalCode.RATE_BYTES) {
      throttled++;
      throttledMillis = said.received();
    }
  }

  synchronized boolean wasThrottledSince(long millis) {
    return throttled > 0 && throttledMillis >= millis;
  }

  synchronized GatewayUsage usage(long nowMillis) {
    long last = Math.floorDiv(nowMillis, SECOND_MILLIS) - 1;
    Second whole = now.number == last ? now : before;
    boolean quiet = whole.number != last;
    return new GatewayUsage(
        lastMillis,
        lagMillis,
        boot.isEmpty() ? 0 : Math.max(0, highest - first + 1 - heard),
        quiet ? 0 : whole.messages,
        quiet ? 0 : whole.bytes,
        throttled,
        throttledMillis,
        refusal);
  }
}
