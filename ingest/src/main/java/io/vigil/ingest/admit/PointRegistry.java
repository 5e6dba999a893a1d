package io.vigil.ingest.admit;

import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The gateways and points that are defined, at one moment. Immutable: a change gives a new registry
 * that shares with the old one all enterprises that did not change; so it is read without locks, by
 * any thread.
 */
public final class PointRegistry {
  /** Nothing is defined. */
  public static final PointRegistry EMPTY = new PointRegistry(Map.of());

  private final Map<String, Enterprise> enterprises;

  private PointRegistry(Map<String, Enterprise> enterprises) {
    this.enterprises = enterprises;
  }

  /** What an update came to: the new registry, and the changes that were news to the old one. */
  public record Update(PointRegistry registry, List<Addressed> taken) {}

  /** The enterprise of this name; null if nothing of it is defined. */
  public @Nullable Enterprise enterprise(String name) {
    return enterprises.get(name);
  }

  /** All enterprises, by name. */
  public Set<String> enterprises() {
    return enterprises.keySet();
  }

  /** All definitions of a lane, gateways before points, in a stable order. */
  public List<DefinitionEntry> entries(int lane) {
    List<DefinitionEntry> gateways = new ArrayList<>();
    List<DefinitionEntry> points = new ArrayList<>();
    for (Enterprise enterprise : new TreeMap<>(enterprises).values()) {
      if (enterprise.lane == lane) {
        gateways.addAll(new TreeMap<>(enterprise.gateways).values());
        points.addAll(new TreeMap<>(enterprise.points).values());
      }
    }
    gateways.addAll(points);
    return gateways;
  }

  /**
   * This registry and the changes. A version that is not newer than the known one changes nothing,
   * and neither does one that would move an enterprise to another lane: a lane is for life.
   */
  public Update with(Collection<Addressed> changes) {
    Map<String, Enterprise> copies = new HashMap<>();
    List<Addressed> taken = new ArrayList<>();
    for (Addressed change : changes) {
      String name = change.entry().enterprise();
      Enterprise known = copies.getOrDefault(name, enterprises.get(name));
      if (known != null && !known.isNews(change)) {
        continue;
      }
      copies
          .computeIfAbsent(name, any -> Enterprise.copy(known, change.lane()))
          .put(change.entry());
      taken.add(change);
    }
    if (taken.isEmpty()) {
      return new Update(this, List.of());
    }
    Map<String, Enterprise> all = new HashMap<>(enterprises);
    all.putAll(copies);
    return new Update(new PointRegistry(all), taken);
  }

  /** What is defined of one enterprise. */
  public static final class Enterprise {
    private final int lane;
    private final Map<String, GatewayDefinition> gateways;
    private final Map<Integer, GatewayDefinition> numbers;
    private final Map<String, PointDefinition> points;

    private Enterprise(
        int lane,
        Map<String, GatewayDefinition> gateways,
        Map<Integer, GatewayDefinition> numbers,
        Map<String, PointDefinition> points) {
      this.lane = lane;
      this.gateways = gateways;
      this.numbers = numbers;
      this.points = points;
    }

    /** The lane that all its readings go to. */
    public int lane() {
      return lane;
    }

    /** The gateway of this name; null if none is registered. */
    public @Nullable GatewayDefinition gateway(String name) {
      GatewayDefinition gateway = gateways.get(name);
      return gateway == null || gateway.retired() ? null : gateway;
    }

    /** The point with this code; null if none is registered. */
    public @Nullable PointDefinition point(String code) {
      PointDefinition point = points.get(code);
      return point == null || point.retired() ? null : point;
    }

    /** The points of a plant unit, by slot. */
    List<PointDefinition> pointsOf(String unit) {
      return points.values().stream()
          .filter(point -> !point.retired() && point.unit().equals(unit))
          .sorted(Comparator.comparingInt(PointDefinition::slot))
          .toList();
    }

    /** What the gateway with this lane-local number is called. */
    public String gatewayName(int number) {
      GatewayDefinition gateway = numbers.get(number);
      return gateway == null ? "#" + number : gateway.name();
    }

    private static Enterprise copy(@Nullable Enterprise known, int lane) {
      if (known == null) {
        return new Enterprise(lane, new HashMap<>(), new HashMap<>(), new HashMap<>());
      }
      return new Enterprise(
          known.lane,
          new HashMap<>(known.gateways),
          new HashMap<>(known.numbers),
          new HashMap<>(known.points));
    }

    private boolean isNews(Addressed change) {
      DefinitionEntry entry = change.entry();
      DefinitionEntry old =
          entry instanceof GatewayDefinition gateway
              ? gateways.get(gateway.name())
              : points.get(((PointDefinition) entry).id().code());
      return change.lane() == lane && (old == null || old.version() < entry.version());
    }

    private void put(DefinitionEntry entry) {
      if (entry instanceof GatewayDefinition gateway) {
        gateways.put(gateway.name(), gateway);
        numbers.put(gateway.number(), gateway);
      } else if (entry instanceof PointDefinition point) {
        points.put(point.id().code(), point);
      }
    }
  }
}
