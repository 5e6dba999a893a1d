package io.vigil.standalone.chaos;

import java.util.Random;

/**
 * A signal whose value depends on time alone, so that what must be judged can be worked out from
 * what was sent. It alternates between calm and abnormal; the lengths of both are drawn so that
 * none comes near the delay of the watch: a phase either clearly falls short of it or clearly
 * outlasts it, even when a sample more or less is counted.
 *
 * <p>Immutable after construction; any thread.
 */
final class WatchedSignal {
  static final double CALM = 20;
  static final double ABNORMAL = 80;

  /** What stands in the place of a value while the instrument is broken. */
  static final double NONE = Double.NaN;

  private static final int PHASES = 4096;

  private final long begin;
  private final long[] ends = new long[PHASES];
  private final boolean[] broken = new boolean[PHASES];

  /**
   * @param kind which delays the watch has
   * @param seed of the lengths
   * @param begin first moment, milliseconds UTC
   */
  WatchedSignal(WatchKind kind, long seed, long begin) {
    this.begin = begin;
    Random random = new Random(seed);
    long end = begin;
    for (int i = 0; i < PHASES; i++) {
      boolean abnormal = isAbnormal(i);
      end += kind.phaseMillis(abnormal, random);
      ends[i] = end;
      broken[i] = abnormal && kind.mayBreak() && random.nextInt(2) == 0;
    }
  }

  /** The value at a moment; {@link #NONE} in the middle of some abnormal phases. */
  double at(long time) {
    int phase = phase(time);
    if (!isAbnormal(phase)) {
      return CALM;
    }
    long from = phase == 0 ? begin : ends[phase - 1];
    long third = (ends[phase] - from) / 3;
    boolean middle = time >= from + third && time < ends[phase] - third;
    return broken[phase] && middle ? NONE : ABNORMAL;
  }

  private int phase(long time) {
    int low = 0;
    int high = PHASES - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time < ends[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static boolean isAbnormal(int phase) {
    return phase % 2 == 1;
  }
}
