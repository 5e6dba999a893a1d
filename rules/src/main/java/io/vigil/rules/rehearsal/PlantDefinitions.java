package io.vigil.rules.rehearsal;

import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.point.PointId;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.pack.BoundPoint;
import io.vigil.rules.pack.BoundRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The definitions that a bound plant file comes to in a lane of its own: gateways, points and
 * watches are numbered from 0 in the order of the file. One thread.
 */
public final class PlantDefinitions {
  private final PlantFile file;
  private final Map<String, Integer> slots = new HashMap<>();
  private final Map<String, Integer> gateways = new HashMap<>();
  private int watches;

  private PlantDefinitions(PlantFile file) {
    this.file = file;
  }

  /** Gateways first, then points. */
  public static List<DefinitionEntry> of(PlantFile file, List<BoundPoint> bound) {
    PlantDefinitions plant = new PlantDefinitions(file);
    List<DefinitionEntry> entries = new ArrayList<>();
    file.gateways().forEach(gateway -> entries.add(plant.define(gateway)));
    file.points().forEach(point -> plant.slots.put(point.code(), plant.slots.size()));
    bound.forEach(point -> entries.add(plant.define(point)));
    return entries;
  }

  private GatewayDefinition define(PlantGateway gateway) {
    int number = gateways.size();
    gateways.put(gateway.name(), number);
    return new GatewayDefinition(
        number, 1, file.enterprise(), gateway.name(), gateway.door(), gateway.mode(), false);
  }

  private PointDefinition define(BoundPoint bound) {
    List<WatchDefinition> defined = new ArrayList<>();
    for (BoundRule rule : bound.rules()) {
      defined.add(rule.watch(watches++, 1, code -> number(slots, code)));
    }
    PlantPoint point = bound.point();
    return new PointDefinition(
        number(slots, point.code()),
        1,
        new PointId(file.enterprise(), point.code()),
        point.name(),
        point.nameEn(),
        point.unit(),
        point.kind(),
        number(gateways, point.gateway()),
        point.measureUnit(),
        point.rangeLow(),
        point.rangeHigh(),
        point.reporting(),
        point.sampleMillis(),
        point.stampMemory(),
        point.sentinels(),
        defined,
        false);
  }

  private static int number(Map<String, Integer> numbers, String name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new IllegalArgumentException("the plant file does not name " + name);
    }
    return number;
  }
}
