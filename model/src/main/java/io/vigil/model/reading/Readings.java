package io.vigil.model.reading;

import java.util.Arrays;

/**
 * The readings of one message as columns: reading {@code i} is slot, source time, value, quality
 * and flags at index {@code i}. Columns and not objects, because this is what every reading passes
 * through on its way to the judge.
 *
 * <p>The arrays are handed over, not copied: whoever builds a {@code Readings} gives them up, and
 * nobody writes to them afterwards.
 *
 * @param slots lane-local number of the point
 * @param times source time, milliseconds UTC, the device's clock
 * @param values the value as sent; {@code NaN} where there is none
 * @param reasons wire code of the {@link QualityReason}
 * @param flags bits of {@link ReadingFlag}
 */
public record Readings(int[] slots, long[] times, double[] values, byte[] reasons, byte[] flags) {
  /** No reading: what a gateway tick carries. */
  public static final Readings NONE =
      new Readings(new int[0], new long[0], new double[0], new byte[0], new byte[0]);

  public Readings {
    int n = slots.length;
    if (times.length != n || values.length != n || reasons.length != n || flags.length != n) {
      throw new IllegalArgumentException("columns of unequal length");
    }
  }

  /** How many readings these are. */
  public int size() {
    return slots.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Readings that
        && Arrays.equals(slots, that.slots)
        && Arrays.equals(times, that.times)
        && Arrays.equals(values, that.values)
        && Arrays.equals(reasons, that.reasons)
        && Arrays.equals(flags, that.flags);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(slots) * 31 + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Readings[" + size() + "]";
  }
}
