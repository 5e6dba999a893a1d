package io.vigil.ingest.quota;

import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.refusal.RefusalCode;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures what each enterprise sends and says when it is too much. What is within the quota is
 * taken and judged whatever is refused beside it. A message costs two looks into buckets and no
 * object. One thread.
 */
public final class QuotaMeter {
  private static final long SECOND_MILLIS = 1_000;
  private static final long NEAR_PERCENT = 80;

  private final Quotas quotas;
  private final IngestCounters counters;
  private final Map<String, Meter> enterprises = new HashMap<>();

  /** What comes of measuring a message. */
  public enum Verdict {
    WITHIN,
    TOO_MANY_MESSAGES,
    TOO_MANY_BYTES
  }

  private static final class Meter {
    final Quota quota;
    final TokenBucket messages;
    final TokenBucket bytes;
    long second;
    long messagesThisSecond;
    long bytesThisSecond;
    boolean near;

    Meter(Quota quota, long nowMillis) {
      this.quota = quota;
      this.messages = new TokenBucket(quota.messagesPerSecond(), nowMillis);
      this.bytes = new TokenBucket(quota.bytesPerSecond(), nowMillis);
    }

    /** Counts the message; whether with it this second came near to the quota. */
    boolean comesNear(int length, long nowMillis) {
      long now = Math.floorDiv(nowMillis, SECOND_MILLIS);
      if (now != second) {
        second = now;
        messagesThisSecond = 0;
        bytesThisSecond = 0;
        near = false;
      }
      messagesThisSecond++;
      bytesThisSecond += length;
      boolean wasNear = near;
      near =
          messagesThisSecond * 100 >= quota.messagesPerSecond() * NEAR_PERCENT
              || bytesThisSecond * 100 >= quota.bytesPerSecond() * NEAR_PERCENT;
      return near && !wasNear;
    }
  }

  /** A meter that holds enterprises to these quotas. */
  public QuotaMeter(Quotas quotas, IngestCounters counters) {
    this.quotas = quotas;
    this.counters = counters;
  }

  /**
   * Measures a message.
   *
   * @param enterprise one that is registered, so that their number is bounded
   * @param length of the payload, in bytes
   * @param received when it reached us, milliseconds UTC
   */
  public Verdict measure(String enterprise, int length, long received) {
    Meter meter = meter(enterprise, received);
    if (meter.comesNear(length, received)) {
      counters.add(Count.SECONDS_NEAR_QUOTA);
    }
    boolean mayMessage = meter.messages.holds(1, received);
    boolean mayBytes = meter.bytes.holds(length, received);
    if (!mayMessage) {
      return Verdict.TOO_MANY_MESSAGES;
    }
    if (!mayBytes) {
      return Verdict.TOO_MANY_BYTES;
    }
    meter.messages.take(1);
    meter.bytes.take(length);
    return Verdict.WITHIN;
  }

  /** The code for what is too much. */
  public static RefusalCode code(Verdict verdict) {
    return verdict == Verdict.TOO_MANY_BYTES ? RefusalCode.RATE_BYTES : RefusalCode.RATE;
  }

  /** The numbers for its sentence: what came this second, and the quota. */
  public Object[] numbers(String enterprise, Verdict verdict, long received) {
    Meter meter = meter(enterprise, received);
    return verdict == Verdict.TOO_MANY_BYTES
        ? new Object[] {meter.bytesThisSecond, meter.quota.bytesPerSecond()}
        : new Object[] {meter.messagesThisSecond, meter.quota.messagesPerSecond()};
  }

  private Meter meter(String enterprise, long nowMillis) {
    Meter known = enterprises.get(enterprise);
    if (known != null) {
      return known;
    }
    Meter made = new Meter(quotas.of(enterprise), nowMillis);
    enterprises.put(enterprise, made);
    return made;
  }
}
