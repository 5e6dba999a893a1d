package io.vigil.sim.scenario;

import io.vigil.sim.model.PlantModel;
import io.vigil.sim.model.Plants;
import java.time.Duration;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * One scenario of one plant, played after ten minutes of calm; seconds count from its beginning.
 */
record Played(Life life, long begun) {
  private static final long START = Instant.parse("2026-11-23T16:00:00Z").toEpochMilli();
  private static final long DAY = 86_400;

  static Played of(String plant, String id) {
    PlantModel model = Plants.of(plant);
    Scenario scenario = model.scenario(id).orElseThrow();
    Scenario before = Calm.of(Duration.ofMinutes(10));
    Life life = Life.of(model, 3, START, List.of(before, scenario)).untilBegun(2);
    long begun = life.player.happened().get(1).start();
    return new Played(life.until(begun + scenario.length().toMillis()), begun);
  }

  /** What the point said, both seconds included. */
  List<Reading> between(String point, long from, long to) {
    return life.series.getOrDefault(point, List.of()).stream()
        .filter(one -> one.time() >= begun + from * 1_000 && one.time() <= begun + to * 1_000)
        .toList();
  }

  DoubleSummaryStatistics values(String point, long from, long to) {
    return between(point, from, to).stream().mapToDouble(Reading::value).summaryStatistics();
  }

  /** What the point had said last at this second. */
  double at(String point, long second) {
    List<Reading> until = between(point, -DAY, second);
    return until.get(until.size() - 1).value();
  }

  /** When a rule was raised first. */
  long raised(String point, String rule) {
    return life.activations().stream()
        .filter(one -> one.point().equals(point) && one.rule().equals(rule))
        .mapToLong(one -> (one.raised() - begun) / 1_000)
        .findFirst()
        .orElseThrow();
  }
}
