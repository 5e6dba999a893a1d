package io.vigil.rules.limit;

import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import java.util.Arrays;

/**
 * The readings of one point inside a window of source time, in order, at most {@link #CAPACITY} of
 * them. Where more fall into the window, each 30th of it keeps its lowest and its highest reading:
 * every change that is found stands between two real readings, and only a swing there and back
 * within a 30th of the window can be missed.
 *
 * <p>Mutable; one thread.
 */
public final class SampleWindow {
  /** So many readings are kept at most. */
  public static final int CAPACITY = 64;

  /** A window touches one part more than it is long, and each keeps two: fewer than fit. */
  private static final int PARTS = CAPACITY / 2 - 2;

  private static final int FIRST_CAPACITY = 8;

  private long[] times = new long[FIRST_CAPACITY];
  private double[] values = new double[FIRST_CAPACITY];
  private int size;

  /** A window without readings. */
  public SampleWindow() {}

  /** A deep copy. */
  public SampleWindow copy() {
    SampleWindow copy = new SampleWindow();
    copy.times = times.clone();
    copy.values = values.clone();
    copy.size = size;
    return copy;
  }

  /** Takes the next reading, later than all before, and lets go what has left the window. */
  public void add(long time, double value, long windowMillis) {
    dropBefore(time - windowMillis);
    if (size == CAPACITY) {
      thin(windowMillis);
    }
    if (size == times.length) {
      int capacity = Math.min(CAPACITY, size * 2);
      times = Arrays.copyOf(times, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    times[size] = time;
    values[size++] = value;
  }

  /**
   * The greatest change between two readings of the window, an earlier and a later one: positive
   * for a rise, negative for a fall, 0 if there is none in this direction.
   */
  public double greatestChange(Direction direction) {
    double rise = 0;
    double fall = 0;
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      rise = Math.max(rise, values[i] - lowest);
      fall = Math.max(fall, highest - values[i]);
      lowest = Math.min(lowest, values[i]);
      highest = Math.max(highest, values[i]);
    }
    return switch (direction) {
      case RISE -> rise;
      case FALL -> -fall;
      case BOTH -> rise >= fall ? rise : -fall;
    };
  }

  /**
   * What a rule of change is judged by: the greatest change, or, where it is bounded, the greatest
   * up to the newest reading, because it warns of what is coming and not of what was.
   */
  public double change(RateOfChangeRule rule) {
    if (Double.isNaN(rule.below())) {
      return greatestChange(rule.direction());
    }
    double rise = 0;
    double fall = 0;
    for (int i = 0; i < size; i++) {
      rise = Math.max(rise, values[size - 1] - values[i]);
      fall = Math.max(fall, values[i] - values[size - 1]);
    }
    return switch (rule.direction()) {
      case RISE -> rise;
      case FALL -> -fall;
      case BOTH -> rise >= fall ? rise : -fall;
    };
  }

  /** Forgets all readings. */
  public void clear() {
    size = 0;
  }

  /** Writes the readings behind what the writer holds. */
  public void put(ByteWriter out) {
    out.putVarLong(size);
    for (int i = 0; i < size; i++) {
      out.putZigZag(times[i]).putDouble(values[i]);
    }
  }

  /** Reads what {@link #put} wrote. */
  public static SampleWindow get(ByteReader in) {
    int count = in.getVarInt();
    if (count > CAPACITY) {
      throw new CorruptBytesException("window of " + count + " readings");
    }
    SampleWindow window = new SampleWindow();
    window.times = new long[Math.max(FIRST_CAPACITY, count)];
    window.values = new double[window.times.length];
    window.size = count;
    for (int i = 0; i < count; i++) {
      window.times[i] = in.getZigZag();
      window.values[i] = in.getDouble();
    }
    return window;
  }

  private void dropBefore(long oldest) {
    int gone = 0;
    while (gone < size && times[gone] < oldest) {
      gone++;
    }
    size -= gone;
    System.arraycopy(times, gone, times, 0, size);
    System.arraycopy(values, gone, values, 0, size);
  }

  /** Keeps of each part the lowest and the highest reading. */
  private void thin(long windowMillis) {
    long part = (windowMillis + PARTS - 1) / PARTS;
    int kept = 0;
    int from = 0;
    while (from < size) {
      long number = Math.floorDiv(times[from], part);
      int to = from;
      int low = from;
      int high = from;
      while (to < size && Math.floorDiv(times[to], part) == number) {
        low = values[to] < values[low] ? to : low;
        high = values[to] > values[high] ? to : high;
        to++;
      }
      kept = keep(Math.min(low, high), kept);
      kept = low == high ? kept : keep(Math.max(low, high), kept);
      from = to;
    }
    size = kept;
  }

  private int keep(int index, int place) {
    times[place] = times[index];
    values[place] = values[index];
    return place + 1;
  }
}
