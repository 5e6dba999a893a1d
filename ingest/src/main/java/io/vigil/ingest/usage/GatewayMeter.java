package io.vigil.ingest.usage;

import io.vigil.ingest.admit.SequenceFilter;
import io.vigil.ingest.text.ContentBoot;
import io.vigil.ingest.usage.GatewayUsage.Refused;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/** Counts what one gateway does. Thread-safe. */
final class GatewayMeter {
  private static final long SECOND_MILLIS = 1_000;

  /** A number may come so much later than those behind it, ours (P). */
  static final long PATIENCE_MILLIS = 60_000;

  /** What has not come so long after the last gap is not waited for any more, ours (P). */
  static final long FORGOTTEN_MILLIS = 86_400_000;

  /** Of messages that were taken in before the gateway's last start, ours (P). */
  private static final int REPLAYS = 3;

  private static final long REPLAYS_WITHIN_MILLIS = 600_000;

  /** Of starts that are no trouble any more, ours (P). */
  private static final int STARTS = 5;

  private static final long STARTS_WITHIN_MILLIS = 60_000;

  private final Burst replays = new Burst(REPLAYS, REPLAYS_WITHIN_MILLIS);
  private final Burst starts = new Burst(STARTS, STARTS_WITHIN_MILLIS);
  private SequenceFilter numbers = new SequenceFilter();
  private long lastMillis;
  private @Nullable Long lagMillis;
  private String boot = "";
  private long first;
  private long highest;
  private long heard;
  private long incompleteSince;
  private long skippedLast;
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

  /**
   * Takes the number of a message.
   *
   * @return whether others before it have been missing for {@link #PATIENCE_MILLIS}
   */
  synchronized boolean numbered(String ofBoot, long sequence, long sent, long received) {
    if (!ofBoot.equals(boot) && numbers.isRepeat(ofBoot, sequence)) {
      return false; // of the past: it says nothing of now
    }
    lagMillis = received - sent;
    boolean isForgotten = missing() > 0 && received - skippedLast > FORGOTTEN_MILLIS;
    if (!ofBoot.equals(boot) && !ContentBoot.isOne(ofBoot)) {
      starts.happened(received);
    }
    if (isForgotten) {
      numbers = new SequenceFilter();
    }
    if (!ofBoot.equals(boot) || isForgotten) {
      boot = ofBoot;
      first = sequence;
      highest = sequence;
      heard = 0;
    }
    long missedBefore = missing();
    skippedLast = sequence > highest + 1 ? received : skippedLast;
    highest = Math.max(highest, sequence);
    // What is older than the first was sent before this process began, and may have been taken.
    if (sequence >= first && !numbers.isRepeat(boot, sequence)) {
      numbers.take(boot, sequence);
      heard++;
    }
    incompleteSince = missedBefore == 0 ? received : incompleteSince;
    return missing() > 0 && received - incompleteSince >= PATIENCE_MILLIS;
  }

  private long missing() {
    return boot.isEmpty() ? 0 : Math.max(0, highest - first + 1 - heard);
  }

  synchronized void refused(Refusal said) {
    refusal = new Refused(said.code().name(), said.zh(), said.en(), said.received());
    if (said.code() == RefusalCode.RATE || said.code() == RefusalCode.RATE_BYTES) {
      throttled++;
      throttledMillis = said.received();
    }
    if (said.code() == RefusalCode.SEQ_REPLAY) {
      replays.happened(said.received());
    }
  }

  synchronized boolean wasThrottledSince(long millis) {
    return throttled > 0 && throttledMillis >= millis;
  }

  synchronized boolean replayedSince(long millis) {
    return replays.reachedSince(millis);
  }

  synchronized boolean restartedSince(long millis) {
    return starts.reachedSince(millis);
  }

  synchronized GatewayUsage usage(long nowMillis) {
    long last = Math.floorDiv(nowMillis, SECOND_MILLIS) - 1;
    Second whole = now.number == last ? now : before;
    boolean quiet = whole.number != last;
    return new GatewayUsage(
        lastMillis,
        lagMillis,
        missing(),
        quiet ? 0 : whole.messages,
        quiet ? 0 : whole.bytes,
        throttled,
        throttledMillis,
        refusal);
  }
}
