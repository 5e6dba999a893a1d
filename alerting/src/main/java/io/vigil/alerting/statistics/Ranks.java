package io.vigil.alerting.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Where divisions stand among each other, and where they stood in the window before. Equal values
 * share a rank; what has no value has none. Stateless; any thread.
 */
final class Ranks {
  private static final List<Measure> BY =
      List.of(
          Measure.ONLINE,
          Measure.COVERAGE,
          Measure.TIMELINESS,
          Measure.DISPOSAL,
          Measure.FALSE_ALARM_RATE);

  private Ranks() {}

  /**
   * A place among the divisions.
   *
   * @param measure by which
   * @param rank 1 is the best
   * @param change places won since the window before, negative if lost; null if it had none
   */
  record Rank(Measure measure, int rank, @Nullable Integer change) {}

  /** The ranks of each division, from its figures now and in the window before. */
  static Map<String, List<Rank>> of(
      Map<String, List<Figure>> now, Map<String, List<Figure>> before) {
    Map<String, List<Rank>> ranks = new HashMap<>();
    for (Measure measure : BY) {
      Map<String, Integer> earlier = places(measure, before);
      places(measure, now)
          .forEach(
              (division, rank) -> {
                Integer was = earlier.get(division);
                ranks
                    .computeIfAbsent(division, key -> new ArrayList<>())
                    .add(new Rank(measure, rank, was == null ? null : was - rank));
              });
    }
    return ranks;
  }

  private static Map<String, Integer> places(Measure measure, Map<String, List<Figure>> figures) {
    Map<String, Double> values = new HashMap<>();
    figures.forEach(
        (division, ofIt) ->
            ofIt.stream()
                .filter(one -> one.measure() == measure && one.value() != null)
                .findFirst()
                .ifPresent(one -> values.put(division, goodness(one))));
    Map<String, Integer> places = new HashMap<>();
    for (Entry<String, Double> one : values.entrySet()) {
      long better = values.values().stream().filter(other -> other > one.getValue()).count();
      places.put(one.getKey(), (int) better + 1);
    }
    return places;
  }

  /** The higher the better. */
  private static double goodness(Figure figure) {
    double value = figure.value() == null ? 0 : figure.value();
    return figure.measure() == Measure.FALSE_ALARM_RATE ? -value : value;
  }
}
