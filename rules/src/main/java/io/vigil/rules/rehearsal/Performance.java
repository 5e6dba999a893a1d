package io.vigil.rules.rehearsal;

import io.vigil.model.alert.ActivationEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rehearsal that was played: what fired, what it is held against, what it could not know.
 *
 * @param source what was judged
 * @param plant the rules that judged it
 * @param rehearsal the lane
 * @param before the lane under the rules without changes; null where nothing was changed
 * @param choice what is reported
 * @param labels what was really the matter; null where nobody said
 */
public record Performance(
    ReadingSource<?> source,
    ReplayPlant plant,
    Rehearsal rehearsal,
    @Nullable Rehearsal before,
    Choice choice,
    @Nullable TruePeriods labels) {
  /**
   * What is reported; everything is judged, because rules look at each other.
   *
   * @param rules ids of rules; empty for all
   * @param points codes of points; empty for all
   */
  public record Choice(List<String> rules, List<String> points) {
    public Choice {
      rules = List.copyOf(rules);
      points = List.copyOf(points);
    }

    boolean takes(String point, String rule) {
      return (rules.isEmpty() || rules.contains(rule))
          && (points.isEmpty() || points.contains(point));
    }
  }

  /**
   * Plays it.
   *
   * @param changes other numbers for rules
   * @param labels what was really the matter; null where nobody says
   */
  public static <E extends Exception> Performance play(
      ReadingSource<E> source,
      List<RuleChange> changes,
      Choice choice,
      @Nullable TruePeriods labels)
      throws E, InterruptedException, RehearsalRefusedException {
    requireKnown(source, choice);
    ReplayPlant changed = changed(source.plant(), changes);
    Rehearsal rehearsal = new Rehearsal(changed.definitions());
    Rehearsal before = changes.isEmpty() ? null : new Rehearsal(source.plant().definitions());
    long longest = Math.max(source.plant().longestDelayMillis(), changed.longestDelayMillis());
    source.forEach(
        longest,
        batch -> {
          rehearsal.judge(batch);
          if (before != null) {
            before.judge(batch);
          }
        });
    return new Performance(source, changed, rehearsal, before, choice, labels);
  }

  private static ReplayPlant changed(ReplayPlant plant, List<RuleChange> changes)
      throws RehearsalRefusedException {
    RuleChanges.Outcome outcome = RuleChanges.apply(plant, changes);
    if (outcome instanceof RuleChanges.Outcome.Refused refused) {
      throw RehearsalRefusedException.of(refused.complaints(), pointer -> "--set " + pointer);
    }
    return ((RuleChanges.Outcome.Taken) outcome).plant();
  }

  private static void requireKnown(ReadingSource<?> source, Choice choice)
      throws RehearsalRefusedException {
    ReplayPlant plant = source.plant();
    for (String code : choice.points) {
      if (plant.point(code) == null) {
        List<String> codes = plant.points().stream().map(point -> point.id().code()).toList();
        throw new RehearsalRefusedException(
            "没有点位 " + code + "，" + source.title() + " 有 " + codes,
            "no point " + code + "; " + source.title() + " has " + codes);
      }
    }
    List<String> bound =
        plant.points().stream()
            .flatMap(point -> point.watches().stream())
            .map(watch -> watch.ruleId())
            .distinct()
            .sorted()
            .toList();
    for (String rule : choice.rules) {
      if (!bound.contains(rule)) {
        throw new RehearsalRefusedException(
            "没有点位绑定规则 " + rule + "，已绑定的有 " + bound,
            "no point has rule " + rule + "; bound are " + bound);
      }
    }
    if (bound.isEmpty()) {
      throw new RehearsalRefusedException(
          source.title() + "：没有绑定任何规则，请用 --pack 或 --plant 指定",
          source.title() + ": no rule is bound; name some with --pack or --plant");
    }
  }

  /** What the judge said of what is reported, in order. */
  public List<ActivationEvent> events() {
    return chosen(rehearsal);
  }

  /** The periods in which a rule was true, in the order in which they were raised. */
  public List<Firing> firings() {
    return Firing.of(chosen(rehearsal));
  }

  /** The same under the rules without changes; none where nothing was changed. */
  public List<Firing> firingsBefore() {
    return before == null ? List.of() : Firing.of(chosen(before));
  }

  private List<ActivationEvent> chosen(Rehearsal of) {
    return of.events().stream()
        .filter(event -> choice.takes(event.point().code(), event.rule()))
        .toList();
  }

  /** What could not be known, and what follows from it. */
  public List<Unknown> unknown() {
    List<Unknown> unknown = new ArrayList<>(source.unknown());
    unknown.addAll(
        Unknown.of(
            plant.withWatches(
                point ->
                    point.watches().stream()
                        .filter(watch -> choice.takes(point.id().code(), watch.ruleId()))
                        .toList()),
            rehearsal));
    long refused = rehearsal.refused();
    if (refused > 0) {
      unknown.add(
          new Unknown(
              refused + " 条读数与同一时刻的另一数值冲突，以先到的为准",
              refused + " readings conflict with another value of the same time; the first stays"));
    }
    return unknown;
  }
}
