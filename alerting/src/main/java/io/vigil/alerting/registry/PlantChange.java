package io.vigil.alerting.registry;

import io.vigil.alerting.journal.JournalDetail;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.point.Door;
import io.vigil.model.point.PointId;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.pack.BoundPoint;
import io.vigil.rules.pack.BoundRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plant file changes in the registry: compares it with what is registered, gives numbers to
 * what is new, and raises the version of what differs. What is equal stays as it is, so importing
 * the same file twice changes nothing. Pure; one thread.
 */
final class PlantChange {
  /** So many rules are named in the journal; all are counted. */
  private static final int MOST_NAMED = 40;

  private final PlantFile file;
  private final String enterprise;
  private final Map<String, Gateway> oldGateways = new HashMap<>();
  private final Map<String, Point> oldPoints = new HashMap<>();
  private final Map<String, Watch> oldWatches = new HashMap<>();
  private final Map<String, Integer> slots = new HashMap<>();
  private final Map<String, Integer> gatewayNumbers = new HashMap<>();
  private final Set<String> boundWatches = new HashSet<>();
  private final List<PointDefinition> publishedPoints = new ArrayList<>();
  private final List<DefinitionEntry> publishedGateways = new ArrayList<>();

  // What came out; read by the import.
  final List<Gateway> newGateways = new ArrayList<>();
  final List<Gateway> changedGateways = new ArrayList<>();
  final List<Point> newPoints = new ArrayList<>();
  final List<Point> changedPoints = new ArrayList<>();
  final List<Watch> newWatches = new ArrayList<>();
  final List<Watch> changedWatches = new ArrayList<>();
  final List<Complaint> complaints = new ArrayList<>();

  private int nextSlot;
  private int nextWatch;
  private int nextGateway;
  private int pointsAdded;

  private final List<String> eased = new ArrayList<>();

  private PlantChange(
      PlantFile file, Lane lane, List<Gateway> gateways, List<Point> points, List<Watch> watches) {
    this.file = file;
    this.enterprise = file.enterprise();
    gateways.forEach(gateway -> oldGateways.put(gateway.name(), gateway));
    points.forEach(point -> oldPoints.put(point.id(), point));
    watches.forEach(watch -> oldWatches.put(watch.id(), watch));
    this.nextSlot = lane.nextSlot();
    this.nextWatch = lane.nextWatch();
    this.nextGateway = lane.nextGateway();
  }

  static PlantChange of(
      PlantFile file,
      List<BoundPoint> bound,
      Lane lane,
      List<Gateway> gateways,
      List<Point> points,
      List<Watch> watches) {
    PlantChange change = new PlantChange(file, lane, gateways, points, watches);
    change.gateways();
    change.giveSlots();
    bound.forEach(change::point);
    change.retireRest();
    return change;
  }

  /**
   * What is said to the lanes. A gateway comes after the points: as long as it is unknown, nothing
   * of it is taken or acknowledged, so no reading of a plant is refused while it is being defined.
   */
  List<DefinitionEntry> published() {
    return Stream.<DefinitionEntry>concat(publishedPoints.stream(), publishedGateways.stream())
        .toList();
  }

  /** Points that are new, differ or are retired. */
  List<PointDefinition> publishedPoints() {
    return List.copyOf(publishedPoints);
  }

  /** Gateways that had no credential before: new ones, and such as come back. */
  List<String> gatewaysToEquip() {
    return Stream.concat(newGateways.stream(), changedGateways.stream().filter(this::comesBack))
        .filter(gateway -> gateway.toDefinition().door() == Door.MQTT)
        .filter(gateway -> !gateway.name().equals(PlantGateway.OFFICE))
        .map(Gateway::name)
        .toList();
  }

  List<String> gatewaysRetired() {
    return changedGateways.stream().filter(Gateway::retired).map(Gateway::name).toList();
  }

  /** Watches that cease with this change. */
  List<String> watchesRetired() {
    return changedWatches.stream().filter(Watch::retired).map(Watch::id).toList();
  }

  /** Watches that would raise later with this change, or with less urgency. */
  List<String> watchesEased() {
    return eased;
  }

  /** Whether anything is not what it was. */
  boolean isAny() {
    return !publishedPoints.isEmpty() || !publishedGateways.isEmpty() || !changedWatches.isEmpty();
  }

  /** For the journal: how much changed, and the first of the rules by name, old and new version. */
  JournalDetail detail() {
    List<String> rules =
        changedWatches.stream()
            .map(watch -> Map.entry(watch, Objects.requireNonNull(oldWatches.get(watch.id()))))
            .filter(one -> one.getKey().retired() || changesVersion(one.getKey(), one.getValue()))
            .map(one -> changed(one.getKey(), one.getValue()))
            .toList();
    return new JournalDetail()
        .with("pointsNew", newPoints.size())
        .with("pointsChanged", changedPoints.size())
        .with("rulesNew", newWatches.size())
        .with("rulesChanged", rules.size())
        .with("rules", String.join(", ", rules.subList(0, Math.min(rules.size(), MOST_NAMED))));
  }

  private static boolean changesVersion(Watch next, Watch old) {
    return next.version() != old.version();
  }

  private static String changed(Watch next, Watch old) {
    String name = next.id().substring(next.id().indexOf('/') + 1);
    return name + " " + old.version() + " > " + (next.retired() ? "-" : next.version());
  }

  int nextSlot() {
    return nextSlot;
  }

  int nextWatch() {
    return nextWatch;
  }

  int nextGateway() {
    return nextGateway;
  }

  /** How many points more, or fewer, live in the lane. */
  int pointsAdded() {
    return pointsAdded;
  }

  private boolean comesBack(Gateway gateway) {
    Gateway old = oldGateways.get(gateway.name());
    return old != null && old.retired() && !gateway.retired();
  }

  private void gateways() {
    for (int i = 0; i < file.gateways().size(); i++) {
      PlantGateway named = file.gateways().get(i);
      Gateway old = oldGateways.get(named.name());
      GatewayDefinition was = old == null ? null : old.toDefinition();
      if (was != null && was.mode() != named.mode()) {
        complaints.add(
            new Complaint(
                "/gateways/" + i + "/mode",
                "网关 " + named.name() + " 的模式为 " + was.mode() + "，登记后不能更改；请另建网关",
                "gateway " + named.name() + " is " + was.mode() + " for life; name another one"));
      }
      gateway(gateway(named, was == null ? nextGateway++ : was.number(), 0, false), old, was);
    }
  }

  private GatewayDefinition gateway(PlantGateway named, int number, long version, boolean retired) {
    return new GatewayDefinition(
        number,
        version,
        enterprise,
        named.name(),
        named.door(),
        named.mode(),
        retired,
        named.endpoint());
  }

  private void gateway(
      GatewayDefinition wanted, @Nullable Gateway old, @Nullable GatewayDefinition was) {
    gatewayNumbers.put(wanted.name(), wanted.number());
    GatewayDefinition kept = withVersion(wanted, was == null ? 0 : was.version());
    if (kept.equals(was)) {
      return;
    }
    GatewayDefinition next = withVersion(wanted, kept.version() + 1);
    (old == null ? newGateways : changedGateways).add(Gateway.of(next));
    publishedGateways.add(next);
  }

  private void giveSlots() {
    for (PlantPoint named : file.points()) {
      Point old = oldPoints.get(id(named).toString());
      if (old == null || old.retired()) {
        pointsAdded++;
      }
      slots.put(named.code(), old == null ? nextSlot++ : old.slot());
    }
  }

  private void point(BoundPoint bound) {
    PlantPoint named = bound.point();
    Point old = oldPoints.get(id(named).toString());
    PointDefinition was = old == null ? null : old.toDefinition();
    List<WatchDefinition> watches = new ArrayList<>();
    for (BoundRule rule : bound.rules()) {
      watches.add(watch(named, rule, was));
    }
    PointDefinition kept = define(named, watches, was == null ? 0 : was.version());
    if (kept.equals(was)) {
      return;
    }
    PointDefinition next = define(named, watches, kept.version() + 1);
    (old == null ? newPoints : changedPoints).add(Point.of(next));
    publishedPoints.add(next);
  }

  private static boolean isEased(WatchDefinition before, WatchDefinition next) {
    return before.number() == next.number()
        && (next.severity().ordinal() > before.severity().ordinal()
            || (before.rule() instanceof LimitRule old
                && next.rule() instanceof LimitRule fresh
                && fresh.isLaxerThan(old)));
  }

  private WatchDefinition watch(PlantPoint named, BoundRule rule, @Nullable PointDefinition was) {
    String id = enterprise + "/" + named.code() + "/" + rule.ruleId();
    boundWatches.add(id);
    Watch old = oldWatches.get(id);
    int number = old == null ? nextWatch++ : old.number();
    int version = old == null ? 0 : old.version();
    WatchDefinition same = rule.watch(number, version, slots::get);
    boolean changed = was == null || !was.watches().contains(same);
    WatchDefinition next = changed ? rule.watch(number, version + 1, slots::get) : same;
    if (was != null && was.watches().stream().anyMatch(before -> isEased(before, next))) {
      eased.add(id);
    }
    Watch row =
        new Watch(
            id,
            enterprise,
            id(named).toString(),
            rule.ruleId(),
            number,
            next.ruleVersion(),
            rule.text().name(),
            rule.text().nameEn(),
            rule.text().clause(),
            rule.text().limitMark().letter(),
            rule.text().ladder(),
            rule.text().rung(),
            false);
    if (old == null) {
      newWatches.add(row);
    } else if (!row.equals(old)) {
      changedWatches.add(row);
    }
    return next;
  }

  private void retireRest() {
    Set<String> named = new HashSet<>();
    file.points().forEach(point -> named.add(id(point).toString()));
    for (Point old : oldPoints.values()) {
      if (!old.retired() && !named.contains(old.id())) {
        PointDefinition gone = retired(old.toDefinition());
        changedPoints.add(Point.of(gone));
        publishedPoints.add(gone);
        pointsAdded--;
      }
    }
    for (Gateway old : oldGateways.values()) {
      if (!old.retired() && !gatewayNumbers.containsKey(old.name())) {
        GatewayDefinition gone = retired(old.toDefinition());
        changedGateways.add(Gateway.of(gone));
        publishedGateways.add(gone);
      }
    }
    oldWatches.values().stream()
        .filter(old -> !old.retired() && !boundWatches.contains(old.id()))
        .forEach(old -> changedWatches.add(old.retire()));
  }

  private PointDefinition define(PlantPoint named, List<WatchDefinition> watches, long version) {
    return new PointDefinition(
        slots.getOrDefault(named.code(), -1),
        version,
        id(named),
        named.name(),
        named.nameEn(),
        named.unit(),
        named.kind(),
        gatewayNumbers.getOrDefault(named.gateway(), -1),
        named.measureUnit(),
        named.rangeLow(),
        named.rangeHigh(),
        named.reporting(),
        named.sampleMillis(),
        named.stampMemory(),
        named.sentinels(),
        watches,
        false,
        Objects.requireNonNullElse(named.source(), ""),
        named.forestSeed());
  }

  private PointId id(PlantPoint named) {
    return new PointId(enterprise, named.code());
  }

  private static GatewayDefinition withVersion(GatewayDefinition gateway, long version) {
    return new GatewayDefinition(
        gateway.number(),
        version,
        gateway.enterprise(),
        gateway.name(),
        gateway.door(),
        gateway.mode(),
        gateway.retired(),
        gateway.endpoint());
  }

  private static GatewayDefinition retired(GatewayDefinition gateway) {
    return new GatewayDefinition(
        gateway.number(),
        gateway.version() + 1,
        gateway.enterprise(),
        gateway.name(),
        gateway.door(),
        gateway.mode(),
        true,
        gateway.endpoint());
  }

  private static PointDefinition retired(PointDefinition point) {
    return point.atVersion(point.version() + 1).asRetired();
  }
}
