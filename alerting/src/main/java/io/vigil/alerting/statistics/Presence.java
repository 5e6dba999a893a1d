package io.vigil.alerting.statistics;

import io.vigil.alerting.statistics.Facts.Activation;
import io.vigil.alerting.statistics.Facts.Plant;
import io.vigil.alerting.statistics.Facts.Quiet;
import io.vigil.alerting.statistics.Facts.Quiet.How;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether points were there: online rate, coverage, and how often and how long they were silent
 * (domain guide §4.5). Silence is what the judge said it was; time in which the Watch that would
 * notice it was out of service is neither asked for nor counted. Immutable.
 */
final class Presence {
  private final Window window;
  private final Map<String, List<Span>> silences = new HashMap<>();
  private final Map<String, List<Span>> outages = new HashMap<>();

  /** Times of one or more plants. */
  private static final class Sum {
    private Duration required = Duration.ZERO;
    private Duration online = Duration.ZERO;
    private Duration longest = Duration.ZERO;
    private long expected;
    private long connected;
    private long drops;
  }

  Presence(List<Activation> activations, List<Quiet> quiets, Window window) {
    this.window = window;
    Map<String, String> points = new HashMap<>();
    for (Activation one : activations) {
      if (one.offline()) {
        points.put(one.watch(), one.point());
        silences.computeIfAbsent(one.point(), key -> new ArrayList<>()).add(one.span());
      }
    }
    for (Quiet quiet : quiets) {
      String point = points.get(quiet.watch());
      if (point != null && quiet.how() == How.OUT_OF_SERVICE) {
        outages.computeIfAbsent(point, key -> new ArrayList<>()).add(quiet.span());
      }
    }
  }

  /** Of these plants together. */
  List<Figure> figures(Collection<Plant> plants) {
    Sum sum = new Sum();
    for (Plant plant : plants) {
      Window registered = window.since(plant.since());
      if (registered != null) {
        plant.points().forEach(point -> add(sum, point, registered));
      }
    }
    return List.of(
        Figure.share(Measure.ONLINE, sum.online.toMillis(), sum.required.toMillis()),
        Figure.share(Measure.COVERAGE, sum.connected, sum.expected),
        Figure.of(Measure.OFFLINE_TIMES, sum.drops),
        Figure.of(Measure.OFFLINE_LONGEST, sum.longest.toMillis() / 3_600_000.0));
  }

  private void add(Sum sum, String point, Window registered) {
    List<Span> silent = silences.getOrDefault(point, List.of());
    Duration required = registered.length();
    Duration online = required;
    if (!silent.isEmpty()) {
      List<Span> excused = outages.getOrDefault(point, List.of());
      List<Span> away = new ArrayList<>(silent);
      away.addAll(excused);
      required = required.minus(Span.covered(excused, registered));
      online = online.minus(Span.covered(away, registered));
    }
    sum.required = sum.required.plus(required);
    sum.online = sum.online.plus(online);
    sum.expected += required.isZero() ? 0 : 1;
    sum.connected += online.isZero() ? 0 : 1;
    for (Span one : silent) {
      sum.drops += registered.contains(one.from()) ? 1 : 0;
      Duration lasted = registered.overlap(one);
      sum.longest = lasted.compareTo(sum.longest) > 0 ? lasted : sum.longest;
    }
  }
}
