package io.vigil.rules.rehearsal;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.plant.Complaint;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.WatchDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts other numbers into the rules of a plant. What does not fit comes back in words, all of it at
 * once; the pointer of a complaint is {@code rule.field}. One thread.
 */
public final class RuleChanges {
  private final Map<String, Map<String, RuleChange>> changes = new LinkedHashMap<>();
  private final Set<Complaint> complaints = new LinkedHashSet<>();
  private final Set<String> found = new LinkedHashSet<>();

  private RuleChanges(List<RuleChange> all) {
    for (RuleChange change : all) {
      changes
          .computeIfAbsent(change.rule(), any -> new LinkedHashMap<>())
          .put(change.field(), change);
    }
  }

  /** What changing came to. */
  public sealed interface Outcome {
    /** The plant with the other numbers. */
    record Taken(ReplayPlant plant) implements Outcome {}

    /** These changes cannot be; at least one complaint. */
    record Refused(List<Complaint> complaints) implements Outcome {
      public Refused {
        complaints = List.copyOf(complaints);
      }
    }
  }

  /** Changes the rules wherever they are bound. */
  public static Outcome apply(ReplayPlant plant, List<RuleChange> all) {
    RuleChanges changes = new RuleChanges(all);
    ReplayPlant changed = plant.withWatches(changes::watches);
    changes.requireFound();
    return changes.complaints.isEmpty()
        ? new Outcome.Taken(changed)
        : new Outcome.Refused(new ArrayList<>(changes.complaints));
  }

  private List<WatchDefinition> watches(PointDefinition point) {
    return point.watches().stream().map(watch -> watch(point, watch)).toList();
  }

  private WatchDefinition watch(PointDefinition point, WatchDefinition watch) {
    Map<String, RuleChange> wanted = changes.get(watch.ruleId());
    if (wanted == null) {
      return watch;
    }
    found.add(watch.ruleId());
    return new WatchDefinition(
        watch.number(),
        watch.ruleId(),
        watch.ruleVersion(),
        watch.severity(),
        watch.scheme(),
        rule(point, watch, wanted));
  }

  private Rule rule(PointDefinition point, WatchDefinition watch, Map<String, RuleChange> wanted) {
    Map<String, Double> numbers = new HashMap<>();
    List<String> names = ChangedRule.names(watch.rule());
    for (RuleChange change : wanted.values()) {
      if (!names.contains(change.field())) {
        complain(
            change,
            "该规则可改的数值只有 " + names,
            "only these numbers of the rule can be changed: " + names);
      } else {
        requireUnit(point, change);
        numbers.put(change.field(), change.value());
      }
    }
    try {
      return ChangedRule.of(watch.rule(), numbers);
    } catch (IllegalArgumentException e) {
      RuleChange first = wanted.values().iterator().next();
      complain(first, "数值不合理：" + e.getMessage(), "does not make sense: " + e.getMessage());
      return watch.rule();
    }
  }

  private void requireUnit(PointDefinition point, RuleChange change) {
    String unit = ChangedRule.isTime(change.field()) ? "ms" : point.measureUnit().symbol();
    if (!change.unit().isEmpty() && !change.unit().equals(unit)) {
      complain(
          change,
          "点位 " + point.id().code() + " 的单位是 " + unit + "，不是 " + change.unit(),
          "of point " + point.id().code() + " is in " + unit + ", not " + change.unit());
    }
  }

  private void requireFound() {
    for (Map.Entry<String, Map<String, RuleChange>> entry : changes.entrySet()) {
      if (!found.contains(entry.getKey())) {
        complain(
            entry.getValue().values().iterator().next(),
            "没有点位绑定规则 " + entry.getKey(),
            "no point has rule " + entry.getKey());
      }
    }
  }

  private void complain(RuleChange change, String zh, String en) {
    complaints.add(new Complaint(change.rule() + "." + change.field(), zh, en));
  }
}
