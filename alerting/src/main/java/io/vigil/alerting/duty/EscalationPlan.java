package io.vigil.alerting.duty;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who is responsible for an Alert that nobody has acknowledged, one after the other (design: alerts
 * §4.4). Immutable.
 *
 * @param steps at least one, tiers rising
 */
public record EscalationPlan(List<EscalationStep> steps) {
  private static final Pattern STEP = Pattern.compile("([a-z-]+)(?:\\s+([0-9]{1,6})([smh]))?");

  public EscalationPlan {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("an escalation needs at least one step");
    }
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i - 1).tier().isAtLeast(steps.get(i).tier())) {
        throw new IllegalArgumentException(
            steps.get(i).tier().text() + " does not stand above the step before it");
      }
      if (steps.get(i - 1).within() == null) {
        throw new IllegalArgumentException(
            steps.get(i - 1).tier().text() + " needs a time, as there is a step after it");
      }
    }
  }

  /**
   * Reads {@code county 5m, prefecture 5m, province}: tiers with the time that each has, in {@code
   * s}, {@code m} or {@code h}. A time at the last one means that it is annunciated again and
   * again.
   *
   * @throws IllegalArgumentException says what is wrong
   */
  public static EscalationPlan parse(String text) {
    List<EscalationStep> steps = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher step = STEP.matcher(part.strip());
      if (!step.matches()) {
        throw new IllegalArgumentException(
            "'" + part.strip() + "' is no step; write it as: county 5m");
      }
      DutyTier tier =
          DutyTier.parse(step.group(1))
              .orElseThrow(() -> new IllegalArgumentException("no such tier: " + step.group(1)));
      String number = step.group(2);
      Duration within =
          number == null
              ? null
              : Duration.parse("PT" + number + step.group(3).toUpperCase(Locale.ROOT));
      if (within != null && within.isZero()) {
        throw new IllegalArgumentException(tier.text() + " has no time at all");
      }
      steps.add(new EscalationStep(tier, within));
    }
    return new EscalationPlan(steps);
  }

  /** The first step, or the one that is already responsible where that stands higher. */
  public EscalationStep from(DutyTier atLeast) {
    return steps.stream()
        .filter(step -> step.tier().isAtLeast(atLeast))
        .findFirst()
        .orElseGet(() -> steps.get(steps.size() - 1));
  }

  /** The step after this tier; the last one when none stands higher. */
  public EscalationStep after(DutyTier tier) {
    return steps.stream()
        .filter(step -> step.tier().compareTo(tier) > 0)
        .findFirst()
        .orElseGet(() -> steps.get(steps.size() - 1));
  }

  /** Whether no step comes after it. */
  public boolean isLast(EscalationStep step) {
    return step.equals(steps.get(steps.size() - 1));
  }

  /** The same, passing over the tier; unchanged if nothing else is left. */
  public EscalationPlan without(DutyTier tier) {
    List<EscalationStep> others = steps.stream().filter(step -> step.tier() != tier).toList();
    return others.isEmpty() || others.size() == steps.size() ? this : new EscalationPlan(others);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return steps.stream().map(EscalationStep::toString).collect(Collectors.joining(", "));
  }
}
