package io.vigil.rules.anomaly;

/**
 * The view that left its range the farthest, of those that looked at one reading; in words, with
 * the arithmetic. Mutable; one thread.
 */
final class Departure {
  private View view = View.VALUE;
  private float half = PastRange.HALF;
  private float score;
  private float value;
  private float lowest;
  private float highest;

  /** No view has looked yet at the reading of this number, from 1. */
  void begin(float number) {
    score = 0;
    half = PastRange.half(number);
  }

  /** Widens the range of a view to hold what it sees; how far that lay outside, 0 to 1. */
  float judge(float[] cells, int range, View looking, float seen) {
    float lowestBefore = cells[range];
    float highestBefore = cells[range + 1];
    float said = PastRange.leave(cells, range, seen, half);
    if (said > score) {
      score = said;
      view = looking;
      value = seen;
      lowest = lowestBefore;
      highest = highestBefore;
    }
    return said;
  }

  /** What happened, after so many readings before. */
  Explanation explain(long readings) {
    String is = Explanation.number(value);
    String from = Explanation.number(lowest);
    String to = Explanation.number(highest);
    if (lowest >= highest) {
      return new Explanation(
          "%s为 %s，此前 %s 个读数中一直为 %s".formatted(view.zh(), is, readings, from),
          "%s is %s; it was %s in all %s readings before".formatted(view.en(), is, from, readings));
    }
    boolean above = value > highest;
    double outside = above ? (double) value - highest : (double) lowest - value;
    String times = Explanation.number(outside / ((double) highest - lowest));
    return new Explanation(
        "%s为 %s，%s此前 %s 个读数的范围 %s～%s，超出量为该范围宽度的 %s 倍"
            .formatted(view.zh(), is, above ? "高于" : "低于", readings, from, to, times),
        "%s is %s, %s times its own range of the last %s readings (%s to %s) %s it"
            .formatted(view.en(), is, times, readings, from, to, above ? "above" : "below"));
  }
}
