package io.vigil.rules.rehearsal;

import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.SumRule;
import io.vigil.model.rule.WatchDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An enterprise as it is rehearsed: all its points stand behind one gateway in mode REPLAY, so that
 * they share one clock, which only their readings move. Immutable.
 *
 * @param gateway the one gateway; its number is {@value #GATEWAY}
 * @param points in the order of their slots
 */
public record ReplayPlant(GatewayDefinition gateway, List<PointDefinition> points) {
  /** Lane-local number of the gateway. */
  public static final int GATEWAY = 0;

  private static final String NAME = "rehearsal";

  public ReplayPlant {
    points = List.copyOf(points);
  }

  /** The points among these definitions, as far as they still exist. */
  public static ReplayPlant of(String enterprise, List<DefinitionEntry> definitions) {
    Map<Integer, PointDefinition> points = new TreeMap<>();
    for (DefinitionEntry entry : definitions) {
      if (entry instanceof PointDefinition point && !point.retired()) {
        points.put(point.slot(), with(point, point.watches()));
      }
    }
    return new ReplayPlant(
        new GatewayDefinition(GATEWAY, 1, enterprise, NAME, Door.MQTT, GatewayMode.REPLAY, false),
        new ArrayList<>(points.values()));
  }

  /** The same with what this makes of the watches of each point. */
  public ReplayPlant withWatches(Function<PointDefinition, List<WatchDefinition>> watches) {
    return new ReplayPlant(
        gateway, points.stream().map(point -> with(point, watches.apply(point))).toList());
  }

  /** What stands in the lane. */
  public List<DefinitionEntry> definitions() {
    List<DefinitionEntry> entries = new ArrayList<>();
    entries.add(gateway);
    entries.addAll(points);
    return entries;
  }

  /** The point with this code; null if there is none. */
  public @Nullable PointDefinition point(String code) {
    for (PointDefinition point : points) {
      if (point.id().code().equals(code)) {
        return point;
      }
    }
    return null;
  }

  /** After so long without a reading no watch can fall due any more, milliseconds. */
  public long longestDelayMillis() {
    return points.stream()
        .flatMap(point -> point.watches().stream())
        .mapToLong(watch -> longestDelayMillis(watch.rule()))
        .max()
        .orElse(0);
  }

  private static long longestDelayMillis(Rule rule) {
    if (rule instanceof StaleRule stale) {
      return stale.silentMillis();
    }
    long window = 0;
    if (rule instanceof RateOfChangeRule rate) {
      window = rate.windowMillis();
    } else if (rule instanceof SumRule sum) {
      window = sum.windowMillis();
    }
    return window + Math.max(rule.delays().onMillis(), rule.delays().offMillis());
  }

  private static PointDefinition with(PointDefinition point, List<WatchDefinition> watches) {
    return new PointDefinition(
        point.slot(),
        point.version(),
        point.id(),
        point.name(),
        point.nameEn(),
        point.unit(),
        point.kind(),
        GATEWAY,
        point.measureUnit(),
        point.rangeLow(),
        point.rangeHigh(),
        point.reporting(),
        point.sampleMillis(),
        point.stampMemory(),
        point.sentinels(),
        watches,
        false);
  }
}
