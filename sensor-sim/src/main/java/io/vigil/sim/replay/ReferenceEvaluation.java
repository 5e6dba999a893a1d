package io.vigil.sim.replay;

import java.util.ArrayList;
import java.util.List;

/**
 * What a limit rule must find in a series, said once more and independently of the judge: raised
 * when the value has been at or above the limit for the on-delay, cleared when it has been below
 * the clear value for the off-delay. A delay that ends at a stamp has ended before the value of
 * that stamp counts. NaN is a bad value: it neither raises nor clears.
 */
public final class ReferenceEvaluation {
  /** Stands for the clear of what is still true at the end. */
  public static final long OPEN = Long.MAX_VALUE;

  private static final long NONE = Long.MIN_VALUE;

  private final double limit;
  private final double clear;
  private final long onMillis;
  private final long offMillis;
  private final List<Episode> episodes = new ArrayList<>();
  private long onset = NONE;
  private long below = NONE;
  private boolean raised;
  private double peak;

  private ReferenceEvaluation(double limit, double clear, long onMillis, long offMillis) {
    this.limit = limit;
    this.clear = clear;
    this.onMillis = onMillis;
    this.offMillis = offMillis;
  }

  /**
   * One period in which the condition was true.
   *
   * @param onset stamp of the first value at or above the limit
   * @param clear when the off-delay had passed; {@link #OPEN} if it has not
   * @param peak greatest value from onset to clear
   */
  public record Episode(long onset, long clear, double peak) {}

  /**
   * Evaluates a series.
   *
   * @param times stamps, rising, milliseconds UTC; the values belong to them
   * @param end what the clock shows at the end, at least the last stamp
   */
  public static List<Episode> of(
      long[] times,
      double[] values,
      double limit,
      double clear,
      long onMillis,
      long offMillis,
      long end) {
    ReferenceEvaluation evaluation = new ReferenceEvaluation(limit, clear, onMillis, offMillis);
    for (int i = 0; i < times.length; i++) {
      evaluation.settle(times[i]);
      evaluation.weigh(times[i], values[i]);
      evaluation.settle(times[i]);
    }
    evaluation.settle(end);
    if (evaluation.raised) {
      evaluation.add(OPEN);
    }
    return evaluation.episodes;
  }

  private void weigh(long time, double value) {
    if (value >= limit) {
      peak = onset == NONE ? value : Math.max(peak, value);
      onset = onset == NONE ? time : onset;
      below = NONE;
    } else {
      below = !(value < clear) ? NONE : below == NONE ? time : below;
      onset = raised || Double.isNaN(value) ? onset : NONE;
    }
  }

  private void settle(long now) {
    raised |= onset != NONE && now - onset >= onMillis;
    if (raised && below != NONE && now - below >= offMillis) {
      add(below + offMillis);
    }
  }

  private void add(long cleared) {
    episodes.add(new Episode(onset, cleared, peak));
    raised = false;
    onset = NONE;
    below = NONE;
  }
}
