package io.vigil.alerting.statistics;

import static java.util.Comparator.comparing;

import io.vigil.alerting.annunciation.Flood;
import io.vigil.alerting.statistics.Facts.Annunciation;
import io.vigil.model.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How busy one position was kept: K1 to K7 and K10. Means over long windows hide floods, so the
 * distribution stands beside each (design: alerts §6). Immutable.
 */
final class Load {
  /** The span that operators are measured by. */
  private static final Duration SPAN = Flood.SPAN;

  private static final int MOST_IN_SPAN = Flood.BEGINS_ABOVE;
  private static final int WORST = 10;

  /** As many points as a chart on a small screen can show apart. */
  private static final int MOST_PEAKS = 144;

  private final Window window;
  private final List<Instant> all;
  private final List<Annunciation> counted;

  /**
   * A Watch and how often it was put before the position.
   *
   * @param watch {@code enterprise/point/rule}
   * @param times how often
   * @param share of all in percent
   */
  record BadActor(String watch, long times, double share) {}

  /**
   * How it went over the window: means hide floods, peaks do not.
   *
   * @param step how long each part of the window is, a multiple of 10 minutes
   * @param most in any 10 minutes within each part, from the beginning of the window
   */
  record Peaks(Duration step, List<Integer> most) {}

  /** With what was put before the position, in order of time. */
  Load(List<Annunciation> annunciations, Window window) {
    this.window = window;
    this.all = annunciations.stream().map(Annunciation::at).toList();
    this.counted = annunciations.stream().filter(one -> window.contains(one.at())).toList();
  }

  List<Figure> figures() {
    List<Double> buckets = buckets();
    long busy = buckets.stream().filter(one -> one > MOST_IN_SPAN).count();
    double flood = 100.0 * FloodTime.time(all, window).toMillis() / window.length().toMillis();
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of(Measure.PER_HOUR, per(Duration.ofHours(1))));
    figures.add(Figure.of(Measure.PER_SPAN, per(SPAN)));
    figures.add(Ranked.of(buckets).at(95, Measure.PER_SPAN_P95, ""));
    figures.add(Ranked.of(buckets).at(100, Measure.PER_SPAN_MOST, ""));
    figures.add(Figure.of(Measure.PER_DAY, per(Duration.ofDays(1))));
    figures.add(Figure.share(Measure.BUSY_SPANS, busy, buckets.size()));
    figures.add(Figure.of(Measure.MOST_IN_ANY_SPAN, mostInAnySpan()));
    figures.add(Figure.of(Measure.FLOOD, flood));
    long often = badActors().stream().mapToLong(BadActor::times).sum();
    figures.add(Figure.share(Measure.TOP_TEN, often, counted.size()));
    for (Severity severity : Severity.values()) {
      long ofIt = counted.stream().filter(one -> one.severity() == severity).count();
      figures.add(Figure.share(Measure.shareOf(severity), ofIt, counted.size()));
    }
    return figures;
  }

  /** The ten most frequent, the most frequent first. */
  List<BadActor> badActors() {
    Map<String, Long> times = new HashMap<>();
    counted.forEach(one -> times.merge(one.watch(), 1L, Long::sum));
    return times.entrySet().stream()
        .map(
            one ->
                new BadActor(one.getKey(), one.getValue(), 100.0 * one.getValue() / counted.size()))
        .sorted(comparing(BadActor::times).reversed().thenComparing(BadActor::watch))
        .limit(WORST)
        .toList();
  }

  /** The peaks of the window. */
  Peaks peaks() {
    List<Double> spans = buckets();
    int together = Math.max(1, (spans.size() + MOST_PEAKS - 1) / MOST_PEAKS);
    List<Integer> most = new ArrayList<>();
    for (int i = 0; i < spans.size(); i += together) {
      List<Double> part = spans.subList(i, Math.min(i + together, spans.size()));
      most.add(Collections.max(part).intValue());
    }
    return new Peaks(SPAN.multipliedBy(together), most);
  }

  private double per(Duration unit) {
    return (double) counted.size() * unit.toMillis() / window.length().toMillis();
  }

  /** How many fell into each span from the beginning of the window; empty ones count. */
  private List<Double> buckets() {
    long span = SPAN.toMillis();
    double[] buckets = new double[(int) ((window.length().toMillis() + span - 1) / span)];
    counted.forEach(
        one -> buckets[(int) (Duration.between(window.from(), one.at()).toMillis() / span)]++);
    return Arrays.stream(buckets).boxed().toList();
  }

  private int mostInAnySpan() {
    int most = 0;
    int oldest = 0;
    for (int newest = 0; newest < counted.size(); newest++) {
      Instant begin = counted.get(newest).at().minus(SPAN);
      while (!counted.get(oldest).at().isAfter(begin)) {
        oldest++;
      }
      most = Math.max(most, newest - oldest + 1);
    }
    return most;
  }
}
