package io.vigil.sim.scenario;

import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.point.Reporting;
import io.vigil.model.reading.Quality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An evaluation of limits and silence that knows nothing of the judge: what a scenario promises is
 * held against this.
 */
final class PlainLimits {
  private static final long SECOND = 1_000;

  private final PlantFile file;
  private final Map<String, PlantPoint> points = new HashMap<>();

  private PlainLimits(PlantFile file) {
    this.file = file;
    file.points().forEach(point -> points.put(point.code(), point));
  }

  static PlainLimits of(PlantFile file) {
    return new PlainLimits(file);
  }

  /** Every activation of every rule on these series, the earliest first. */
  List<Activation> activations(Map<String, List<Reading>> series) {
    List<Activation> all = new ArrayList<>();
    for (PlantPoint point : file.points()) {
      List<Reading> readings = series.getOrDefault(point.code(), List.of());
      for (PlainRule rule : PackNumbers.of(point)) {
        all.addAll(activations(point, rule, armed(rule, readings, series)));
      }
      all.addAll(silences(point, readings));
    }
    all.sort(Comparator.comparingLong(Activation::raised));
    return all;
  }

  /** Whether this rule is judged here: those over several points only the judge knows. */
  boolean judges(Expectation expected) {
    PlantPoint point = Objects.requireNonNull(points.get(expected.point()));
    return expected.rule().equals("IN-01")
        || PackNumbers.of(point).stream().anyMatch(rule -> rule.id().equals(expected.rule()));
  }

  /** Where the gate is closed the rule sees nothing; that of changes sees the change since then. */
  private List<Reading> armed(
      PlainRule rule, List<Reading> readings, Map<String, List<Reading>> series) {
    List<Reading> judged = rule.asMeasured(readings);
    if (!rule.gated()) {
      return judged;
    }
    String gate =
        file.points().stream()
            .filter(point -> point.kind().equals(PackNumbers.CASTING))
            .map(PlantPoint::code)
            .findFirst()
            .orElseThrow();
    Map<Long, Double> phase = new HashMap<>();
    series
        .getOrDefault(gate, List.of())
        .forEach(reading -> phase.put(reading.time(), reading.value()));
    return judged.stream()
        .filter(reading -> phase.getOrDefault(reading.time(), 1.0) == 1.0)
        .toList();
  }

  private static List<Activation> activations(
      PlantPoint point, PlainRule rule, List<Reading> readings) {
    List<Activation> found = new ArrayList<>();
    long onset = Activation.NEVER;
    long below = Activation.NEVER;
    long raised = Activation.NEVER;
    for (Reading reading : readings) {
      if (below != Activation.NEVER && reading.time() - below >= rule.offSeconds() * SECOND) {
        long cleared = below + rule.offSeconds() * SECOND;
        found.add(new Activation(point.code(), rule.id(), raised, cleared));
        onset = Activation.NEVER;
        below = Activation.NEVER;
        raised = Activation.NEVER;
      }
      if (raised == Activation.NEVER
          && onset != Activation.NEVER
          && reading.time() - onset >= rule.onSeconds() * SECOND) {
        raised = onset + rule.onSeconds() * SECOND;
      }
      if (reading.reason().quality() == Quality.BAD) {
        below = Activation.NEVER;
        continue;
      }
      boolean active = rule.isActive(reading.value());
      if (active && onset == Activation.NEVER) {
        onset = reading.time();
      } else if (!active && raised == Activation.NEVER) {
        onset = Activation.NEVER;
      }
      if (active && rule.onSeconds() == 0 && raised == Activation.NEVER) {
        raised = reading.time();
      }
      boolean isTrusted =
          reading.value() >= point.rangeLow() && reading.value() <= point.rangeHigh();
      if (raised == Activation.NEVER || !isTrusted || !rule.isClear(reading.value())) {
        below = Activation.NEVER;
      } else if (below == Activation.NEVER) {
        below = reading.time();
      }
    }
    if (raised != Activation.NEVER) {
      found.add(new Activation(point.code(), rule.id(), raised, Activation.NEVER));
    }
    return found;
  }

  private List<Activation> silences(PlantPoint point, List<Reading> readings) {
    long allowed = Math.max(3 * point.sampleMillis(), PackNumbers.silenceFloorMillis(file.packs()));
    List<Activation> found = new ArrayList<>();
    boolean isWatched = point.reporting() == Reporting.PERIODIC;
    for (int i = 1; isWatched && i < readings.size(); i++) {
      long last = readings.get(i - 1).time();
      if (readings.get(i).time() - last > allowed) {
        found.add(new Activation(point.code(), "IN-01", last + allowed, readings.get(i).time()));
      }
    }
    return found;
  }
}
