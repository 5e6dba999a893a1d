package io.vigil.rules.step;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import java.util.Arrays;

/**
 * The newest stamps of every point with the values that came with them, as many as its definition
 * asks for. They tell a repeat from a conflict, and what is in order from what is not; the newest
 * of them is the last value the point was judged by.
 *
 * <p>Each point owns a ring inside two shared columns, in order of its stamps. The columns only
 * grow; rings that were given up are closed up when they are more than half of it.
 */
final class LastStamps {
  /** What a stamp and its value are, held against those remembered. */
  enum Fate {
    /** Later than everything before. */
    IN_ORDER,
    /** Earlier than the newest, and not known. */
    OUT_OF_ORDER,
    /** Known, with the same value. */
    REPEAT,
    /** Known, with another value. */
    CONFLICT,
    /** Known, with another value that is to hold from now on. */
    REVISED
  }

  private static final int NO_RING = -1;

  private int[] starts = {};
  private int[] capacities = {};
  private int[] heads = {};
  private int[] sizes = {};
  private long[] times = {};
  private double[] values = {};
  private int used;
  private int wasted;

  LastStamps copy() {
    LastStamps copy = new LastStamps();
    copy.starts = starts.clone();
    copy.capacities = capacities.clone();
    copy.heads = heads.clone();
    copy.sizes = sizes.clone();
    copy.times = times.clone();
    copy.values = values.clone();
    copy.used = used;
    copy.wasted = wasted;
    return copy;
  }

  /** Gives the point a memory of so many stamps; what it remembers stays, as far as it fits. */
  void reserve(int slot, int capacity) {
    growPoints(slot);
    if (capacities[slot] == capacity) {
      return;
    }
    int kept = Math.min(sizes[slot], capacity);
    long[] keptTimes = new long[kept];
    double[] keptValues = new double[kept];
    for (int i = 0; i < kept; i++) {
      int from = at(slot, sizes[slot] - kept + i);
      keptTimes[i] = times[from];
      keptValues[i] = values[from];
    }
    wasted += capacities[slot];
    if (wasted > used / 2) {
      closeUp(slot);
    }
    growRings(used + capacity);
    starts[slot] = used;
    capacities[slot] = capacity;
    heads[slot] = 0;
    sizes[slot] = kept;
    System.arraycopy(keptTimes, 0, times, used, kept);
    System.arraycopy(keptValues, 0, values, used, kept);
    used += capacity;
  }

  /** Forgets what the point has sent. */
  void forget(int slot) {
    heads[slot] = 0;
    sizes[slot] = 0;
  }

  /** Whether nothing of the point is remembered. */
  boolean isEmpty(int slot) {
    return sizes[slot] == 0;
  }

  /** Its newest stamp; NEVER if there is none. */
  long newest(int slot) {
    int size = sizes[slot];
    return size == 0 ? Clocks.NEVER : times[at(slot, size - 1)];
  }

  /** The value that came with its newest stamp, as sent; NaN if there is none. */
  double newestValue(int slot) {
    int size = sizes[slot];
    return size == 0 ? Double.NaN : values[at(slot, size - 1)];
  }

  /** The value remembered with a stamp that is in CONFLICT or a REPEAT. */
  double valueAt(int slot, long time) {
    int place = find(slot, time);
    return place >= 0 ? values[at(slot, place)] : Double.NaN;
  }

  /** What the stamp and the value are; remembers nothing. */
  Fate fateOf(int slot, long time, double value) {
    int size = sizes[slot];
    if (size == 0 || time > times[at(slot, size - 1)]) {
      return Fate.IN_ORDER;
    }
    int place = find(slot, time);
    if (place < 0) {
      return Fate.OUT_OF_ORDER;
    }
    double known = values[at(slot, place)];
    boolean isSame = known == value || (Double.isNaN(known) && Double.isNaN(value));
    return isSame ? Fate.REPEAT : Fate.CONFLICT;
  }

  /** Remembers a stamp that is not known; the oldest makes room, or it is itself the oldest. */
  void remember(int slot, long time, double value) {
    int capacity = capacities[slot];
    int size = sizes[slot];
    if (size == 0 || time > times[at(slot, size - 1)]) {
      if (size == capacity) {
        heads[slot] = next(heads[slot], capacity);
        size--;
      }
      store(slot, size, time, value);
      sizes[slot] = size + 1;
    } else {
      insert(slot, time, value);
    }
  }

  /** Remembers another value with a stamp that is known. */
  void revise(int slot, long time, double value) {
    values[at(slot, find(slot, time))] = value;
  }

  private void insert(int slot, long time, double value) {
    int place = 0;
    while (times[at(slot, place)] < time) {
      place++;
    }
    if (sizes[slot] < capacities[slot]) {
      for (int i = sizes[slot]; i > place; i--) {
        store(slot, i, times[at(slot, i - 1)], values[at(slot, i - 1)]);
      }
      store(slot, place, time, value);
      sizes[slot]++;
    } else if (place > 0) {
      for (int i = 1; i < place; i++) {
        store(slot, i - 1, times[at(slot, i)], values[at(slot, i)]);
      }
      store(slot, place - 1, time, value);
    }
  }

  /** The place of the stamp among those of the point, or -1; new ones are asked for most. */
  private int find(int slot, long time) {
    for (int place = sizes[slot] - 1; place >= 0; place--) {
      long known = times[at(slot, place)];
      if (known <= time) {
        return known == time ? place : -1;
      }
    }
    return -1;
  }

  private int at(int slot, int place) {
    int index = heads[slot] + place;
    int capacity = capacities[slot];
    return starts[slot] + (index >= capacity ? index - capacity : index);
  }

  private static int next(int head, int capacity) {
    return head + 1 == capacity ? 0 : head + 1;
  }

  private void store(int slot, int place, long time, double value) {
    int index = at(slot, place);
    times[index] = time;
    values[index] = value;
  }

  private void growPoints(int slot) {
    if (slot < starts.length) {
      return;
    }
    int length = Columns.lengthFor(slot, starts.length);
    starts = Columns.grown(starts, length, NO_RING);
    capacities = Arrays.copyOf(capacities, length);
    heads = Arrays.copyOf(heads, length);
    sizes = Arrays.copyOf(sizes, length);
  }

  private void growRings(int needed) {
    if (needed > times.length) {
      int length = Columns.lengthFor(needed, times.length);
      times = Arrays.copyOf(times, length);
      values = Arrays.copyOf(values, length);
    }
  }

  /** Moves all rings but one, which is about to be given up, to the front. */
  private void closeUp(int except) {
    long[] packedTimes = new long[times.length];
    double[] packedValues = new double[values.length];
    int end = 0;
    for (int slot = 0; slot < starts.length; slot++) {
      if (slot != except && capacities[slot] > 0) {
        System.arraycopy(times, starts[slot], packedTimes, end, capacities[slot]);
        System.arraycopy(values, starts[slot], packedValues, end, capacities[slot]);
        starts[slot] = end;
        end += capacities[slot];
      }
    }
    times = packedTimes;
    values = packedValues;
    used = end;
    wasted = 0;
  }

  /** Writes the stamps of each slot below {@code slots}, as distances from {@code base} back. */
  void put(int slots, long base, ByteWriter out) {
    for (int slot = 0; slot < slots; slot++) {
      boolean exists = slot < starts.length;
      out.putVarLong(exists ? sizes[slot] : 0);
      long later = base;
      for (int place = exists ? sizes[slot] - 1 : -1; place >= 0; place--) {
        out.putZigZag(later - times[at(slot, place)]).putDouble(values[at(slot, place)]);
        later = times[at(slot, place)];
      }
    }
  }

  /** Reads what {@link #put} wrote into rings that were reserved before. */
  void get(int slots, long base, ByteReader in) {
    for (int slot = 0; slot < slots; slot++) {
      int count = in.getVarInt();
      if (count > (slot < starts.length ? capacities[slot] : 0)) {
        throw new CorruptBytesException(count + " stamps of slot " + slot);
      }
      long later = base;
      for (int place = count - 1; place >= 0; place--) {
        later -= in.getZigZag();
        store(slot, place, later, in.getDouble());
      }
      if (count > 0) {
        sizes[slot] = count;
      }
    }
  }
}
