package io.vigil.alerting.registry;

import io.vigil.alerting.duty.Scope;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.PointId;
import io.vigil.model.rule.WatchDefinition;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads from the registry what people are told about points and watches. Blocking. */
@Singleton
public class Descriptions {
  private final RegistryRows rows;

  /** A point with the descriptions of its watches. */
  public record DescribedPoint(PointDefinition point, List<DescribedWatch> watches) {}

  /** A watch of a point. */
  public record DescribedWatch(WatchDefinition definition, WatchDescription description) {}

  Descriptions(RegistryRows rows) {
    this.rows = rows;
  }

  /** The descriptions of these watches, by id; what the registry does not know is missing. */
  public Map<String, WatchDescription> ofWatches(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    List<Watch> watches = rows.watches().findByIdIn(ids);
    if (watches.isEmpty()) {
      return Map.of();
    }
    Map<String, PointDefinition> points = new HashMap<>();
    rows.points()
        .findByIdIn(watches.stream().map(Watch::point).distinct().toList())
        .forEach(point -> points.put(point.id(), point.toDefinition()));
    Map<String, Enterprise> enterprises = new HashMap<>();
    rows.enterprises()
        .findByIdIn(watches.stream().map(Watch::enterprise).distinct().toList())
        .forEach(enterprise -> enterprises.put(enterprise.id(), enterprise));
    Map<String, WatchDescription> described = new HashMap<>();
    for (Watch watch : watches) {
      Enterprise enterprise = enterprises.get(watch.enterprise());
      PointDefinition point = points.get(watch.point());
      if (enterprise != null && point != null) {
        describe(watch, enterprise, point).ifPresent(found -> described.put(watch.id(), found));
      }
    }
    return described;
  }

  /** Those of the enterprise that are not retired, by id, in order of their ids. */
  public Map<String, WatchDescription> ofEnterprise(String enterprise) {
    return new TreeMap<>(
        ofWatches(
            rows.watches().findByEnterprise(enterprise).stream()
                .filter(watch -> !watch.retired())
                .map(Watch::id)
                .toList()));
  }

  /** Where these enterprises lie; what the registry does not know is missing. */
  public Map<String, String> divisionsOf(Collection<String> enterprises) {
    Map<String, String> divisions = new HashMap<>();
    rows.enterprises()
        .findByIdIn(enterprises)
        .forEach(one -> divisions.put(one.id(), one.division()));
    return divisions;
  }

  /** Those that lie within and are live, by id. */
  public List<Enterprise> enterprises(Scope scope) {
    return rows.enterprises().all().stream()
        .filter(one -> one.phase() == Phase.LIVE && scope.holds(one.id(), one.division()))
        .toList();
  }

  /** The points of an enterprise that are not retired. */
  public List<PointDefinition> pointsOf(String enterprise) {
    return rows.points().findByEnterprise(enterprise).stream()
        .filter(point -> !point.retired())
        .map(Point::toDefinition)
        .toList();
  }

  /** A point that is not retired, with its watches. */
  public Optional<DescribedPoint> ofPoint(PointId id) {
    return rows.points().findByIdIn(List.of(id.toString())).stream()
        .filter(point -> !point.retired())
        .findFirst()
        .map(point -> describe(point.toDefinition()));
  }

  private DescribedPoint describe(PointDefinition point) {
    Map<String, WatchDescription> described =
        ofWatches(point.watches().stream().map(watch -> watchId(point, watch.ruleId())).toList());
    List<DescribedWatch> watches = new ArrayList<>();
    for (WatchDefinition watch : point.watches()) {
      WatchDescription description = described.get(watchId(point, watch.ruleId()));
      if (description != null) {
        watches.add(new DescribedWatch(watch, description));
      }
    }
    return new DescribedPoint(point, watches);
  }

  private static Optional<WatchDescription> describe(
      Watch watch, Enterprise enterprise, PointDefinition point) {
    return point.watches().stream()
        .filter(definition -> definition.ruleId().equals(watch.rule()))
        .findFirst()
        .map(
            definition ->
                new WatchDescription(
                    enterprise.name(),
                    enterprise.nameEn(),
                    enterprise.division(),
                    enterprise.lane(),
                    point,
                    definition,
                    watch.name(),
                    watch.nameEn(),
                    watch.clause(),
                    watch.clauseMark(),
                    watch.ladder(),
                    watch.rung(),
                    enterprise.phase() == Phase.TRIAL));
  }

  private static String watchId(PointDefinition point, String rule) {
    return point.enterprise() + "/" + point.id().code() + "/" + rule;
  }
}
