package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.PointId;
import io.vigil.model.rule.WatchDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts definitions down to what a lane keeps of them: names that only people read are left out, and
 * parts that are equal within one record become the same object.
 */
final class Sharing {
  private final Map<Object, Object> known = new HashMap<>();

  /** The point as the judge keeps it. */
  PointDefinition judged(PointDefinition point) {
    List<WatchDefinition> watches = new ArrayList<>(point.watches().size());
    for (WatchDefinition watch : point.watches()) {
      watches.add(
          new WatchDefinition(
              watch.number(),
              shared(watch.ruleId()),
              watch.ruleVersion(),
              watch.severity(),
              watch.scheme(),
              shared(watch.rule())));
    }
    return with(point, watches, point.retired());
  }

  /** The point as history keeps it: without its watches. */
  PointDefinition stored(PointDefinition point) {
    return with(point, List.of(), point.retired());
  }

  /** What stays of a point that no longer exists. */
  PointDefinition tombstone(PointDefinition point) {
    return with(point, List.of(), true);
  }

  private PointDefinition with(
      PointDefinition point, List<WatchDefinition> watches, boolean retired) {
    PointDefinition kept =
        new PointDefinition(
            point.slot(),
            point.version(),
            new PointId(shared(point.id().enterprise()), point.id().code()),
            "",
            "",
            shared(point.unit()),
            shared(point.kind()),
            point.gateway(),
            point.measureUnit(),
            point.rangeLow(),
            point.rangeHigh(),
            point.reporting(),
            point.sampleMillis(),
            point.stampMemory(),
            shared(point.sentinels()),
            watches,
            retired);
    return kept.withForest(point.forestSeed());
  }

  @SuppressWarnings("unchecked")
  private <T> T shared(T part) {
    Object first = known.putIfAbsent(part, part);
    return first == null ? part : (T) first;
  }
}
