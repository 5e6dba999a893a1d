package io.vigil.alerting.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.alert.Figures;
import io.vigil.alerting.registry.PointHistory.Version;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.WatchDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that became another at a point.
 *
 * @param field what it is: a field of the plant file, or the id of a rule
 * @param isRule whether it is a rule
 * @param was what it was, as people read it; null for what is new
 * @param becomes what it became; null for what was taken out
 */
@Serdeable
record PointChange(
    String field,
    @JsonProperty("is_rule") boolean isRule,
    @Nullable String was,
    @Nullable String becomes) {
  /** Of the severities, as pages show them. */
  private static final String SHAPES = "◆▲■●";

  /** What differs between a version and the one before it; nothing if it is the first. */
  static List<PointChange> between(@Nullable Version before, Version after) {
    if (before == null) {
      return List.of();
    }
    List<PointChange> changes = new ArrayList<>();
    compare(fields(before.definition()), fields(after.definition()), false, changes);
    compare(rules(before.definition()), rules(after.definition()), true, changes);
    return changes;
  }

  private static void compare(
      Map<String, String> was,
      Map<String, String> becomes,
      boolean isRule,
      List<PointChange> changes) {
    Set<String> names = new LinkedHashSet<>(was.keySet());
    names.addAll(becomes.keySet());
    for (String name : names) {
      String old = was.get(name);
      String next = becomes.get(name);
      if (!Objects.equals(old, next)) {
        changes.add(new PointChange(name, isRule, old, next));
      }
    }
  }

  private static Map<String, String> fields(PointDefinition point) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", point.name());
    fields.put("nameEn", point.nameEn());
    fields.put("unit", point.unit());
    fields.put("kind", point.kind());
    fields.put("measureUnit", Figures.symbol(point.measureUnit()));
    fields.put("range", Figures.exact(point.rangeLow()) + " – " + Figures.exact(point.rangeHigh()));
    fields.put("reporting", point.reporting().name());
    fields.put("sampleMillis", String.valueOf(point.sampleMillis()));
    fields.put("sentinels", String.valueOf(point.sentinels()));
    fields.put("source", point.source());
    fields.put("retired", point.retired() ? "✓" : "–");
    return fields;
  }

  private static Map<String, String> rules(PointDefinition point) {
    Map<String, String> rules = new LinkedHashMap<>();
    point.watches().forEach(watch -> rules.put(watch.ruleId(), words(watch)));
    return rules;
  }

  private static String words(WatchDefinition watch) {
    int severity = watch.severity().number();
    String grade = SHAPES.substring(severity - 1, severity);
    if (!(watch.rule() instanceof LimitRule rule)) {
      return grade + " v" + watch.ruleVersion();
    }
    Delays delays = rule.delays();
    return grade
        + held(rule.comparison(), rule.limit(), delays.onMillis())
        + " /"
        + held(rule.clearWhen(), rule.clear(), delays.offMillis());
  }

  /** For example {@code ≥ 50 · 3 s}. */
  private static String held(Comparison comparison, double limit, long millis) {
    String bound = " " + comparison.sign() + " " + Figures.exact(limit);
    return millis == 0 ? bound : bound + " · " + Figures.exact(millis / 1e3) + " s";
  }
}
