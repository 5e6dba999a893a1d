package io.vigil.rules.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The firings of one rule at one point, added up.
 *
 * @param point code of the point
 * @param rule id of the rule
 * @param firings how many
 * @param perDay how many on a day, over the whole time that was rehearsed
 * @param totalMillis how long all of them lasted
 * @param longestMillis how long the longest lasted
 * @param peak the value farthest beyond the limit; NaN if none
 * @param falseShare which share of them fell into no period of the labels, 0 to 1; NaN without
 *     labels or firings
 */
public record FiringTotals(
    String point,
    String rule,
    int firings,
    double perDay,
    long totalMillis,
    long longestMillis,
    double peak,
    double falseShare) {
  private static final double DAY_MILLIS = 86_400_000;

  /**
   * Adds up by point and rule, in the order of their first firings.
   *
   * @param first when the time that was rehearsed begins, milliseconds UTC
   * @param last when it ends, milliseconds UTC
   * @param labels what was true; null where nobody said
   */
  public static List<FiringTotals> of(
      List<Firing> firings, long first, long last, @Nullable TruePeriods labels) {
    Map<String, List<Firing>> byWatch = new LinkedHashMap<>();
    for (Firing firing : firings) {
      byWatch
          .computeIfAbsent(firing.point() + "/" + firing.rule(), any -> new ArrayList<>())
          .add(firing);
    }
    return byWatch.values().stream().map(of -> totals(of, first, last, labels)).toList();
  }

  private static FiringTotals totals(
      List<Firing> of, long first, long last, @Nullable TruePeriods labels) {
    long total = of.stream().mapToLong(firing -> firing.lastedMillis(last)).sum();
    long longest = of.stream().mapToLong(firing -> firing.lastedMillis(last)).max().orElse(0);
    double peak = Double.NaN;
    for (Firing firing : of) {
      boolean isFarther =
          Math.abs(firing.peak() - firing.limit()) > Math.abs(peak - firing.limit());
      peak = Double.isNaN(peak) || isFarther ? firing.peak() : peak;
    }
    double share =
        labels == null
            ? Double.NaN
            : of.stream().filter(labels::isFalse).count() / (double) of.size();
    return new FiringTotals(
        of.get(0).point(),
        of.get(0).rule(),
        of.size(),
        of.size() * DAY_MILLIS / Math.max(1, last - first),
        total,
        longest,
        peak,
        share);
  }
}
