package io.vigil.ingest.admit;

import io.vigil.model.lane.Batch;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.DataMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values of a sender that does not speak Vigil's messages, gathered into the message that it would
 * have sent. One message, one thread.
 */
public final class ReadingColumns {
  private static final int LONGEST_SHOWN = 64;
  private static final String[] NONE = {};

  private final List<String> points = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private final List<QualityReason> reasons = new ArrayList<>();
  private final List<String> notNumbers = new ArrayList<>();
  private int unknown;

  /**
   * Adds a reading.
   *
   * @param notNumber what stood where a number belongs; empty if all is in order
   */
  public void add(String point, long time, double value, QualityReason reason, String notNumber) {
    points.add(point);
    times.add(time);
    values.add(value);
    reasons.add(reason);
    notNumbers.add(notNumber.substring(0, Math.min(notNumber.length(), LONGEST_SHOWN)));
  }

  /** Counts what is no point of the registry: such senders tell all that they have. */
  public void addUnknown() {
    unknown++;
  }

  /** How many were no points. */
  public int unknown() {
    return unknown;
  }

  /** The message; empty if there is nothing to say. */
  public Optional<DataMessage> message(String boot, long sequence, long sent) {
    int n = points.size();
    if (n == 0) {
      return Optional.empty();
    }
    byte[] codes = new byte[n];
    for (int i = 0; i < n; i++) {
      codes[i] = reasons.get(i).code();
    }
    boolean allNumbers = notNumbers.stream().allMatch(String::isEmpty);
    return Optional.of(
        new DataMessage(
            boot,
            sequence,
            sent,
            false,
            Batch.NO_AT,
            points.toArray(NONE),
            times.stream().mapToLong(Long::longValue).toArray(),
            values.stream().mapToDouble(Double::doubleValue).toArray(),
            codes,
            NONE,
            allNumbers ? NONE : notNumbers.toArray(NONE),
            0));
  }
}
