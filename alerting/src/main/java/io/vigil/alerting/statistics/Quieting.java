package io.vigil.alerting.statistics;

import io.vigil.alerting.statistics.Facts.Activation;
import io.vigil.alerting.statistics.Facts.Quiet;
import io.vigil.alerting.statistics.Facts.Quiet.How;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was kept quiet, and whether it was allowed to be: K12 and K13. Immutable. */
final class Quieting {
  private final List<Quiet> quiets;
  private final Map<String, List<Span>> activations = new HashMap<>();
  private final Window window;

  Quieting(List<Quiet> quiets, List<Activation> activations, Window window) {
    this.quiets = quiets;
    this.window = window;
    activations.forEach(
        one ->
            this.activations
                .computeIfAbsent(one.watch(), key -> new ArrayList<>())
                .add(one.span()));
  }

  List<Figure> figures() {
    long unauthorised =
        quiets.stream()
            .filter(one -> !one.authorised() && !window.overlap(one.span()).isZero())
            .count();
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of(Measure.UNAUTHORISED, unauthorised));
    figures.add(Figure.of(Measure.UNRECORDED_SETTINGS, null));
    for (How how : How.values()) {
      figures.addAll(of(how));
    }
    return figures;
  }

  private List<Figure> of(How how) {
    String name = how.name();
    List<Quiet> ofIt = quiets.stream().filter(one -> one.how() == how).toList();
    long now = ofIt.stream().filter(one -> one.span().holdsAt(window.to())).count();
    double hours =
        ofIt.stream().map(Quiet::span).map(window::overlap).mapToLong(Duration::toMillis).sum()
            / 3_600_000.0;
    long missed = ofIt.stream().mapToLong(this::missed).sum();
    return List.of(
        new Figure(Measure.QUIET_NOW, name, (double) now),
        new Figure(Measure.QUIET_HOURS, name, hours),
        new Figure(Measure.QUIET_MISSED, name, (double) missed));
  }

  /** What began and ended wholly underneath. */
  private long missed(Quiet quiet) {
    Instant end = quiet.span().endBy(window.to());
    return activations.getOrDefault(quiet.watch(), List.of()).stream()
        .filter(one -> window.contains(one.from()) && !one.from().isBefore(quiet.span().from()))
        .filter(one -> one.to() != null && !one.to().isAfter(end))
        .count();
  }
}
