package io.vigil.rules.pack;

import io.vigil.model.alert.Severity;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.MassRule.Sign;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a pack, its limits not yet filled in.
 *
 * @param id unique over all packs
 * @param kinds which kinds of points it judges; {@code *} is every kind
 * @param units in which units of measure their values may be; {@code *} is any
 * @param severity how urgent
 * @param text what people are told about it
 * @param gate name of what arms it, or null if always armed; a plant binds it for each of its units
 * @param template what is judged
 * @param whereGiven the plant's own value without which it is not bound; null if it is everywhere
 */
record PackRule(
    String id,
    List<String> kinds,
    List<String> units,
    Severity severity,
    RuleText text,
    @Nullable String gate,
    Template template,
    @Nullable String whereGiven) {
  static final String ANY = "*";

  PackRule {
    kinds = List.copyOf(kinds);
    units = List.copyOf(units);
  }

  /** The same as one of several levels of a rule: a rule of its own, named by its colour. */
  PackRule asLevel(int rung) {
    String level = id + "-" + severity.name().charAt(0);
    String ladder = text.ladder().isEmpty() ? id : text.ladder();
    return new PackRule(
        level, kinds, units, severity, text.onLadder(ladder, rung), gate, template, whereGiven);
  }

  boolean judges(String kind) {
    return kinds.contains(kind);
  }

  /** Whether the plant gave the point what the rule is about. */
  boolean isGiven(PlantPoint point) {
    return whereGiven == null || point.limits().containsKey(whereGiven);
  }

  boolean judgesEverything() {
    return kinds.contains(ANY);
  }

  boolean takes(MeasureUnit unit) {
    return units.contains(ANY) || units.contains(unit.symbol());
  }

  /** Whether it is bound after the rules of single points, because it looks at them. */
  boolean looksAtOthers() {
    return template instanceof Template.Over
        || template instanceof Template.Stuck
        || template instanceof Template.Mass;
  }

  /** Names of the roles that a plant must give points for; none if it looks at its own alone. */
  Set<String> roles() {
    Set<String> roles = new TreeSet<>();
    if (template instanceof Template.Over over) {
      over.condition().eachRole(roles::add);
    }
    roles.remove(ConditionTemplate.OWN);
    return roles;
  }

  /** The unit of its limits that can be converted to this one; null if it takes neither. */
  @Nullable MeasureUnit convertedTo(MeasureUnit unit) {
    MeasureUnit from = GasConversion.counterpart(unit);
    boolean converts = template instanceof Template.Limit && !takes(unit);
    return converts && from != null && takes(from) ? from : null;
  }

  /** A rule with places for what depends on the point. */
  sealed interface Template {
    record Limit(
        Comparison comparison, Quantity limit, Comparison clearWhen, Quantity clear, Delays delays)
        implements Template {}

    record Discrete(double abnormal, Delays delays) implements Template {}

    /** {@code below} is null where the value may be any. */
    record RateOfChange(
        Direction direction,
        Quantity change,
        long windowMillis,
        Delays delays,
        @Nullable Quantity below)
        implements Template {}

    /** A condition over points of roles. */
    record Over(ConditionTemplate condition, Delays delays) implements Template {}

    /** The values of a window come to so much. */
    record Sum(double least, long windowMillis, Delays delays) implements Template {}

    /** The same value for so many sample periods, but at least for so long. */
    record Stuck(int samples, long leastMillis, long offMillis) implements Template {}

    /** Values come with one of these reasons. */
    record Flagged(List<QualityReason> reasons, Delays delays) implements Template {
      public Flagged {
        reasons = List.copyOf(reasons);
      }
    }

    /** So many points of the enterprise bear the sign at once. */
    record Mass(Sign sign, int morePercent, int least) implements Template {}

    /** Silent for so many sample periods, but at least so long; 0 is the floor of the packs. */
    record Stale(int samples, long leastMillis) implements Template {}
  }
}
