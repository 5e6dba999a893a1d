package io.vigil.sim.mqtt;

import io.vigil.model.lane.Batch;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.DataMessage;
import java.util.Arrays;

/**
 * The readings of the next message, gathered as growing columns. One thread; reusable after {@link
 * #clear}.
 */
public final class Outgoing {
  private static final String[] NONE = {};

  private String[] points = new String[16];
  private long[] times = new long[16];
  private double[] values = new double[16];
  private byte[] reasons = new byte[16];
  private String[] notNumbers = new String[16];
  private int count;
  private boolean anyNotNumber;
  private long at = Batch.NO_AT;
  private boolean late;

  /** Adds a good reading; time in milliseconds UTC. */
  public Outgoing add(String point, long time, double value) {
    return add(point, time, value, QualityReason.GOOD);
  }

  /** Adds a reading; {@code NaN} is sent as "no value" and needs a bad reason. */
  public Outgoing add(String point, long time, double value, QualityReason reason) {
    if (count == points.length) {
      grow();
    }
    points[count] = point;
    times[count] = time;
    values[count] = value;
    reasons[count] = reason.code();
    notNumbers[count] = "";
    count++;
    return this;
  }

  /** Adds what stands where a number belongs, as it stands there: Vigil will refuse it in words. */
  public Outgoing addText(String point, long time, String text) {
    add(point, time, Double.NaN, QualityReason.GOOD);
    notNumbers[count - 1] = text;
    anyNotNumber = true;
    return this;
  }

  /** Sets the clock of a REPLAY gateway, milliseconds UTC. */
  public Outgoing at(long millis) {
    at = millis;
    return this;
  }

  /** Marks the readings as history: they were kept back for so long that they are no news. */
  public Outgoing late() {
    late = true;
    return this;
  }

  /** The clock of a REPLAY gateway; {@link Batch#NO_AT} for live ones. */
  public long at() {
    return at;
  }

  /** How many readings were added. */
  public int size() {
    return count;
  }

  /** Whether nothing was added. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** Source time of reading {@code i}. */
  public long time(int i) {
    return times[i];
  }

  /** Forgets what was added. */
  public void clear() {
    count = 0;
    anyNotNumber = false;
    at = Batch.NO_AT;
    late = false;
  }

  /** The message that these readings are. */
  public DataMessage toMessage(String boot, long sequence, long sent) {
    return toMessage(boot, sequence, sent, 0, count);
  }

  /** The message that the readings from {@code from} to before {@code to} are. */
  DataMessage toMessage(String boot, long sequence, long sent, int from, int to) {
    return new DataMessage(
        boot,
        sequence,
        sent,
        late,
        at,
        Arrays.copyOfRange(points, from, to),
        Arrays.copyOfRange(times, from, to),
        Arrays.copyOfRange(values, from, to),
        Arrays.copyOfRange(reasons, from, to),
        NONE,
        anyNotNumber ? Arrays.copyOfRange(notNumbers, from, to) : NONE,
        0);
  }

  private void grow() {
    int size = count * 2;
    points = Arrays.copyOf(points, size);
    times = Arrays.copyOf(times, size);
    values = Arrays.copyOf(values, size);
    reasons = Arrays.copyOf(reasons, size);
    notNumbers = Arrays.copyOf(notNumbers, size);
  }
}
