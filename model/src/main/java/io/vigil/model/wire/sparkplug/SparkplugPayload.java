package io.vigil.model.wire.sparkplug;

import java.util.List;

/**
 * A message of an edge node (Sparkplug 3.0, 6.4.1).
 *
 * @param time when it was sent, milliseconds UTC; {@link #NO_TIME} if absent
 * @param sequence 0 to 255, over all messages of an edge node since its birth; {@link #NO_SEQUENCE}
 *     if absent, as in a death
 * @param metrics what it tells
 */
public record SparkplugPayload(long time, int sequence, List<SparkplugMetric> metrics) {
  /** No time. */
  public static final long NO_TIME = Long.MIN_VALUE;

  /** No number. */
  public static final int NO_SEQUENCE = -1;

  /** After how many messages numbers begin again. */
  public static final int SEQUENCES = 256;

  public SparkplugPayload {
    metrics = List.copyOf(metrics);
  }
}
