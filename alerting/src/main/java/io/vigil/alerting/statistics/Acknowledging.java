package io.vigil.alerting.statistics;

import io.vigil.model.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How soon one position acknowledged: K11, per level. Stateless; any thread. */
final class Acknowledging {
  private Acknowledging() {}

  /** From what the position was asked. */
  static List<Figure> figures(List<Demand> demands, Window window) {
    List<Figure> figures = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      List<Demand> ofIt =
          demands.stream()
              .filter(one -> one.severity() == severity && window.contains(one.since()))
              .toList();
      Ranked seconds =
          Ranked.of(
              ofIt.stream().filter(Demand::acknowledged).map(Acknowledging::seconds).toList());
      figures.add(seconds.at(50, Measure.ACK_MEDIAN, severity.name()));
      figures.add(seconds.at(90, Measure.ACK_P90, severity.name()));
      long decided = ofIt.stream().filter(one -> one.isDecided(window.to())).count();
      long inTime = ofIt.stream().filter(Demand::isInTime).count();
      figures.add(Figure.share(Measure.ACK_IN_TIME, severity.name(), inTime, decided));
    }
    return figures;
  }

  private static double seconds(Demand demand) {
    Duration took = Duration.between(demand.since(), Objects.requireNonNull(demand.ended()));
    return Math.max(0, took.toMillis()) / 1e3;
  }
}
