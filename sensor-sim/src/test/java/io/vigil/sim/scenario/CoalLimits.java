package io.vigil.sim.scenario;

import io.vigil.model.rule.Comparison;
import io.vigil.sim.plant.MineFace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The coal pack's limits written down once more, and an evaluation of them that knows nothing of
 * the judge: what a scenario promises is held against this.
 */
final class CoalLimits {
  private static final long SILENCE_MILLIS = 60_000;
  private static final long NEVER = Long.MIN_VALUE;

  private static final List<Limit> LIMITS =
      List.of(
          new Limit(MineFace.CH4_CORNER, "CO-M1", Comparison.GE, 1.0, 1.0, 0, 30, 40),
          new Limit(MineFace.CH4_CORNER, "CO-M2", Comparison.GE, 1.5, 1.0, 0, 30, 40),
          new Limit(MineFace.CH4_CORNER, "CO-M3", Comparison.GE, 3.0, 1.0, 0, 30, 40),
          new Limit(MineFace.CH4_FACE, "CO-M1", Comparison.GE, 1.0, 1.0, 0, 30, 40),
          new Limit(MineFace.CH4_FACE, "CO-M2", Comparison.GE, 1.5, 1.0, 0, 30, 40),
          new Limit(MineFace.CH4_FACE, "CO-M3", Comparison.GE, 3.0, 1.0, 0, 30, 40),
          new Limit(MineFace.CH4_RETURN, "CO-M1", Comparison.GE, 1.0, 1.0, 0, 30, 40),
          new Limit(MineFace.CH4_RETURN, "CO-M2", Comparison.GE, 1.0, 1.0, 0, 30, 40),
          new Limit(MineFace.CH4_RETURN, "CO-M3", Comparison.GE, 3.0, 1.0, 0, 30, 40),
          new Limit(MineFace.CARBON_MONOXIDE, "CO-C1", Comparison.GE, 24, 22, 30, 60, 500),
          new Limit(MineFace.HYDROGEN_SULPHIDE, "CO-H1", Comparison.GE, 6.6, 6, 5, 60, 100),
          new Limit(MineFace.OXYGEN, "CO-O1", Comparison.LT, 20, 20.2, 10, 60, 25),
          new Limit(MineFace.CARBON_DIOXIDE, "CO-D1", Comparison.GT, 0.5, 0.45, 10, 60, 5),
          new Limit(MineFace.FACE_AIR, "CO-V1", Comparison.LT, 0.25, 0.3, 60, 60, 15),
          new Limit(MineFace.FACE_AIR, "CO-V2", Comparison.GT, 4, 3.8, 60, 60, 15),
          new Limit(MineFace.MAIN_AIR, "CO-V3", Comparison.GT, 8, 7.6, 60, 60, 15),
          new Limit(MineFace.FACE_TEMPERATURE, "CO-T1", Comparison.GT, 26, 25.5, 300, 300, 50),
          new Limit(MineFace.FACE_TEMPERATURE, "CO-T2", Comparison.GT, 30, 29.5, 300, 300, 50),
          new Limit(MineFace.LOCAL_FAN, "CO-F1", Comparison.LT, 0.5, 0.5, 5, 30, 1),
          new Limit(MineFace.MAIN_FAN, "CO-F2", Comparison.LT, 0.5, 0.5, 60, 30, 1));

  private CoalLimits() {}

  /** One reading. */
  record Reading(long time, double value) {}

  /** One period in which a rule was active. */
  record Activation(String point, String rule, long raised, long cleared) {}

  /** Delays in seconds; values beyond {@code top} raise and never clear. */
  private record Limit(
      String point,
      String rule,
      Comparison comparison,
      double limit,
      double clear,
      long onSeconds,
      long offSeconds,
      double top) {
    boolean isActive(double value) {
      return comparison.holds(value, limit);
    }

    boolean isClear(double value) {
      boolean back =
          comparison.isHigh() ? value < clear || clear < limit && value == clear : value >= clear;
      return back && value <= top;
    }
  }

  /** Every activation of every rule on these series. */
  static List<Activation> activations(Map<String, List<Reading>> series) {
    List<Activation> all = new ArrayList<>();
    for (Limit limit : LIMITS) {
      all.addAll(of(limit, series.getOrDefault(limit.point(), List.of())));
    }
    new TreeMap<>(series)
        .forEach(
            (point, readings) -> {
              if (!point.equals(MineFace.ENERGY)) {
                all.addAll(silences(point, readings));
              }
            });
    all.sort(Comparator.comparingLong(Activation::raised));
    return all;
  }

  private static List<Activation> of(Limit limit, List<Reading> readings) {
    List<Activation> found = new ArrayList<>();
    long onset = NEVER;
    long below = NEVER;
    long raised = NEVER;
    for (Reading reading : readings) {
      if (raised != NEVER
          && below != NEVER
          && reading.time() - below >= limit.offSeconds() * 1000) {
        found.add(
            new Activation(limit.point(), limit.rule(), raised, below + limit.offSeconds() * 1000));
        onset = NEVER;
        below = NEVER;
        raised = NEVER;
      }
      if (raised == NEVER && onset != NEVER && reading.time() - onset >= limit.onSeconds() * 1000) {
        raised = onset + limit.onSeconds() * 1000;
      }
      boolean active = limit.isActive(reading.value());
      onset = active ? (onset == NEVER ? reading.time() : onset) : raised == NEVER ? NEVER : onset;
      if (active && limit.onSeconds() == 0 && raised == NEVER) {
        raised = reading.time();
      }
      below =
          raised == NEVER || !limit.isClear(reading.value())
              ? NEVER
              : below == NEVER ? reading.time() : below;
    }
    if (raised != NEVER) {
      found.add(new Activation(limit.point(), limit.rule(), raised, Long.MAX_VALUE));
    }
    return found;
  }

  private static List<Activation> silences(String point, List<Reading> readings) {
    List<Activation> found = new ArrayList<>();
    for (int i = 1; i < readings.size(); i++) {
      long last = readings.get(i - 1).time();
      if (readings.get(i).time() - last > SILENCE_MILLIS) {
        found.add(new Activation(point, "IN-01", last + SILENCE_MILLIS, readings.get(i).time()));
      }
    }
    return found;
  }
}
