package io.vigil.sim.scenario;

import io.vigil.model.reading.QualityReason;
import io.vigil.sim.model.Mine;
import io.vigil.sim.plant.Plant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the points of the mine say while one scenario happens to it, after a minute of calm. */
final class Course implements Plant.Sink {
  /** 02:00 in Beijing: the coal shift; when the scenario begins. */
  private static final long START = Instant.parse("2026-11-24T18:00:00Z").toEpochMilli();

  private static final long BEFORE = Duration.ofMinutes(1).toMillis();
  private static final long AFTER = Duration.ofMinutes(5).toMillis();

  private final Map<String, List<Reading>> series = new HashMap<>();

  private Course() {}

  /** Lets it happen and the plant settle for five minutes after it. */
  static Course of(Scenario scenario, long seed) {
    Course course = new Course();
    Scenario before = Calm.of(Duration.ofMillis(BEFORE));
    ScenarioPlayer player = ScenarioPlayer.of(Mine.of(seed), List.of(before, scenario));
    long end = START + scenario.length().toMillis() + AFTER;
    for (long now = START - BEFORE; now <= end; now += 1_000) {
      player.stepTo(now, course);
    }
    return course;
  }

  @Override
  public void reading(String gateway, String point, long time, double value, QualityReason reason) {
    series.computeIfAbsent(point, any -> new ArrayList<>()).add(new Reading(time, value, reason));
  }

  /** Everything a point says. */
  List<Reading> of(String point) {
    return series.getOrDefault(point, List.of());
  }

  /** Everything but these points. */
  Map<String, List<Reading>> without(String... points) {
    Map<String, List<Reading>> others = new TreeMap<>(series);
    List.of(points).forEach(others::remove);
    return others;
  }

  /** Everything a point says but for the first seconds of the scenario. */
  List<Reading> outside(String point, long seconds) {
    return of(point).stream()
        .filter(one -> one.time() < START || one.time() >= START + seconds * 1_000)
        .toList();
  }

  /** The values of a point from a second of the scenario to another, both included. */
  DoubleSummaryStatistics between(String point, long fromSecond, long toSecond) {
    DoubleSummaryStatistics values = new DoubleSummaryStatistics();
    for (Reading reading : of(point)) {
      if (reading.time() >= START + fromSecond * 1_000
          && reading.time() <= START + toSecond * 1_000) {
        values.accept(reading.value());
      }
    }
    return values;
  }

  /** What a point says at a second of the scenario. */
  double at(String point, long second) {
    return between(point, second, second).getMax();
  }
}
