package io.vigil.rules.step;

import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.rule.WatchDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of a lane by their numbers, and how far a snapshot has come. What is retired
 * stays as a tombstone, so that an older version cannot bring it back.
 *
 * <p>Names of points are left out and equal parts are shared: definitions are most of what a lane
 * keeps. Definitions are immutable and shared between copies.
 */
final class Catalogue {
  private @Nullable PointDefinition[] points = {};
  private int slots;
  private @Nullable GatewayDefinition[] gateways = {};
  private int[] pointCounts = {};
  private SnapshotProgress progress = new SnapshotProgress();
  private Written written = new Written();

  /**
   * These definitions as bytes, once somebody has asked for them. Copies share it until their
   * definitions change, so a checkpoint each second writes definitions anew only after a change.
   */
  private static final class Written {
    private volatile byte @Nullable [] bytes;
  }

  Catalogue copy() {
    Catalogue copy = new Catalogue();
    copy.points = points.clone();
    copy.slots = slots;
    copy.gateways = gateways.clone();
    copy.pointCounts = pointCounts.clone();
    copy.progress = progress.copy();
    copy.written = written;
    return copy;
  }

  /** The point in this slot; null if there is none, or none any more. */
  @Nullable PointDefinition point(int slot) {
    PointDefinition point = slot >= 0 && slot < points.length ? points[slot] : null;
    return point == null || point.retired() ? null : point;
  }

  /** The gateway of this number; null if there is none, or none any more. */
  @Nullable GatewayDefinition gateway(int number) {
    GatewayDefinition gateway = number >= 0 && number < gateways.length ? gateways[number] : null;
    return gateway == null || gateway.retired() ? null : gateway;
  }

  /** The clock that the point is judged on. */
  int clockOf(PointDefinition point) {
    return Clocks.of(gateway(point.gateway()));
  }

  /** The watch of this number on the point; null if it is not bound to it. */
  static @Nullable WatchDefinition watch(PointDefinition point, int number) {
    List<WatchDefinition> watches = point.watches();
    for (int i = 0; i < watches.size(); i++) {
      if (watches.get(i).number() == number) {
        return watches.get(i);
      }
    }
    return null;
  }

  /** The watch of this rule on the point; null if it is not bound to it. */
  static @Nullable WatchDefinition watch(PointDefinition point, String rule) {
    List<WatchDefinition> watches = point.watches();
    for (int i = 0; i < watches.size(); i++) {
      if (watches.get(i).ruleId().equals(rule)) {
        return watches.get(i);
      }
    }
    return null;
  }

  /** One more than the highest slot ever defined. */
  int slots() {
    return slots;
  }

  /** One more than the highest number of a gateway ever defined. */
  int gateways() {
    return gateways.length;
  }

  /** Whether points name this gateway as theirs. */
  boolean hasPoints(int gateway) {
    return gateway < pointCounts.length && pointCounts[gateway] > 0;
  }

  /** Whether the definition is newer than the one known. */
  boolean isNewer(DefinitionEntry entry) {
    DefinitionEntry known =
        entry instanceof PointDefinition point
            ? knownPoint(point.slot())
            : knownGateway(((GatewayDefinition) entry).number());
    return known == null || entry.version() > known.version();
  }

  void put(GatewayDefinition gateway) {
    if (gateway.number() >= gateways.length) {
      gateways = Arrays.copyOf(gateways, gateway.number() + 1);
    }
    gateways[gateway.number()] = gateway;
    written = new Written();
  }

  void put(PointDefinition point) {
    if (point.slot() >= points.length) {
      points = Arrays.copyOf(points, Columns.lengthFor(point.slot(), points.length));
    }
    slots = Math.max(slots, point.slot() + 1);
    count(points[point.slot()], -1);
    points[point.slot()] = point;
    count(point, 1);
    written = new Written();
  }

  void removePoint(int slot) {
    count(points[slot], -1);
    points[slot] = null;
    written = new Written();
  }

  void removeGateway(int number) {
    gateways[number] = null;
    written = new Written();
  }

  SnapshotProgress progress() {
    return progress;
  }

  /** What was read besides the definitions: numbers once given stay given. */
  void restore(int gatewayCount, int slotCount, SnapshotProgress restored) {
    gateways = Arrays.copyOf(gateways, gatewayCount);
    slots = slotCount;
    progress = restored;
    written = new Written();
  }

  /** What the writer makes of these definitions; it is asked again only when they have changed. */
  byte[] written(Function<Catalogue, byte[]> writer) {
    Written now = written;
    byte[] bytes = now.bytes;
    if (bytes == null) {
      bytes = writer.apply(this);
      now.bytes = bytes;
    }
    return bytes;
  }

  /** Notes the part; whether with it the snapshot is complete. */
  boolean completes(Snapshot part) {
    progress.join(part);
    return progress.isComplete();
  }

  @Nullable PointDefinition knownPoint(int slot) {
    return slot < points.length ? points[slot] : null;
  }

  @Nullable GatewayDefinition knownGateway(int number) {
    return number < gateways.length ? gateways[number] : null;
  }

  private void count(@Nullable PointDefinition point, int change) {
    if (point == null || point.retired()) {
      return;
    }
    if (point.gateway() >= pointCounts.length) {
      pointCounts =
          Arrays.copyOf(pointCounts, Columns.lengthFor(point.gateway(), pointCounts.length));
    }
    pointCounts[point.gateway()] += change;
  }
}
