package io.vigil.rules.limit;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import java.util.Arrays;

/**
 * Moments with a number each, in the order they came: what was counted lately. At most {@link
 * #CAPACITY} are kept; when more come, the two oldest become one, at the later moment, so that
 * nothing counted is lost before its time.
 *
 * <p>Mutable; one thread.
 */
public final class Tally {
  /** So many moments are kept at most. */
  public static final int CAPACITY = 64;

  private static final int FIRST_CAPACITY = 4;

  private long[] moments = new long[FIRST_CAPACITY];
  private double[] numbers = new double[FIRST_CAPACITY];
  private int size;

  /** A tally of nothing. */
  public Tally() {}

  /** A deep copy. */
  public Tally copy() {
    Tally copy = new Tally();
    copy.moments = moments.clone();
    copy.numbers = numbers.clone();
    copy.size = size;
    return copy;
  }

  /** Counts an amount; what came before {@code oldest} is let go. */
  public void add(long moment, double amount, long oldest) {
    dropBefore(oldest);
    if (amount > 0) {
      append(moment, amount);
    }
  }

  /** The sum of all amounts. */
  public double sum() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += numbers[i];
    }
    return sum;
  }

  /** Notes when this one of several was last seen. */
  public void mark(int which, long moment) {
    for (int i = 0; i < size; i++) {
      if (numbers[i] == which) {
        moments[i] = moment;
        return;
      }
    }
    append(moment, which);
  }

  /** Forgets this one of several; whether it was there. */
  public boolean unmark(int which) {
    for (int i = 0; i < size; i++) {
      if (numbers[i] == which) {
        size--;
        System.arraycopy(moments, i + 1, moments, i, size - i);
        System.arraycopy(numbers, i + 1, numbers, i, size - i);
        return true;
      }
    }
    return false;
  }

  /** Whether this one of several was ever seen. */
  public boolean isMarked(int which) {
    return isMarkedAfter(which, Long.MIN_VALUE);
  }

  /** Whether this one of several was last seen later than that. */
  public boolean isMarkedAfter(int which, long moment) {
    for (int i = 0; i < size; i++) {
      if (numbers[i] == which) {
        return moments[i] > moment;
      }
    }
    return false;
  }

  /** How many different ones were seen since then. */
  public int countSince(long moment) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += moments[i] >= moment ? 1 : 0;
    }
    return count;
  }

  /** Writes it behind what the writer holds. */
  public void put(ByteWriter out) {
    out.putVarLong(size);
    for (int i = 0; i < size; i++) {
      out.putZigZag(moments[i]).putDouble(numbers[i]);
    }
  }

  /** Reads what {@link #put} wrote. */
  public static Tally get(ByteReader in) {
    int count = in.getVarInt();
    if (count > CAPACITY) {
      throw new CorruptBytesException("tally of " + count + " moments");
    }
    Tally tally = new Tally();
    tally.moments = new long[Math.max(FIRST_CAPACITY, count)];
    tally.numbers = new double[tally.moments.length];
    tally.size = count;
    for (int i = 0; i < count; i++) {
      tally.moments[i] = in.getZigZag();
      tally.numbers[i] = in.getDouble();
    }
    return tally;
  }

  private void append(long moment, double number) {
    if (size == CAPACITY) {
      numbers[1] += numbers[0];
      drop(1);
    }
    if (size == moments.length) {
      int capacity = Math.min(CAPACITY, size * 2);
      moments = Arrays.copyOf(moments, capacity);
      numbers = Arrays.copyOf(numbers, capacity);
    }
    moments[size] = moment;
    numbers[size++] = number;
  }

  private void dropBefore(long oldest) {
    int gone = 0;
    while (gone < size && moments[gone] < oldest) {
      gone++;
    }
    drop(gone);
  }

  private void drop(int gone) {
    size -= gone;
    System.arraycopy(moments, gone, moments, 0, size);
    System.arraycopy(numbers, gone, numbers, 0, size);
  }
}
