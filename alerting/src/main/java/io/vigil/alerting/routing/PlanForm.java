package io.vigil.alerting.routing;

import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.duty.DutyTier;
import io.vigil.alerting.duty.EscalationPlan;
import io.vigil.alerting.duty.EscalationStep;
import io.vigil.alerting.error.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan of escalation as an administrator writes it.
 *
 * @param steps one to six, the tiers rising
 * @param basis what it rests on, in words; may be left out
 */
@Serdeable
record PlanForm(@Nullable List<StepForm> steps, @Nullable String basis) {
  private static final int DAY_MINUTES = 1_440;

  /**
   * A step.
   *
   * @param tier name of the tier
   * @param minutes 1 to 1,440; left out at the last step where responsibility stays
   */
  @Serdeable
  record StepForm(@Nullable String tier, @Nullable Integer minutes) {}

  /**
   * The plan.
   *
   * @throws io.vigil.alerting.error.ProblemException says what is wrong
   */
  EscalationPlan plan() {
    if (steps == null || steps.isEmpty()) {
      throw refused("至少要有一级", "there must be a step", "/steps");
    }
    List<EscalationStep> read = new ArrayList<>();
    for (StepForm one : steps) {
      String pointer = "/steps/" + read.size();
      EscalationStep step = step(one, pointer);
      if (!read.isEmpty()) {
        requireFollows(read.get(read.size() - 1), step, pointer);
      }
      read.add(step);
    }
    return new EscalationPlan(read);
  }

  private static EscalationStep step(StepForm form, String pointer) {
    DutyTier tier =
        DutyTier.parse(form.tier() == null ? "" : form.tier())
            .orElseThrow(
                () -> refused("没有这一级：" + form.tier(), "there is no tier " + form.tier(), pointer));
    Integer minutes = form.minutes();
    if (minutes != null && (minutes < 1 || minutes > DAY_MINUTES)) {
      throw refused("每级时限为 1 至 1440 分钟", "a step has 1 to 1440 minutes", pointer);
    }
    return new EscalationStep(tier, minutes == null ? null : Duration.ofMinutes(minutes));
  }

  private static void requireFollows(EscalationStep before, EscalationStep step, String pointer) {
    if (before.tier().isAtLeast(step.tier())) {
      throw refused(
          step.tier().zh() + "应高于前一级",
          "the " + step.tier().en() + " must stand above the step before it",
          pointer);
    }
    if (before.within() == null) {
      throw refused("只有最后一级可以不设时限", "only the last step may go without a time", pointer);
    }
  }

  private static RuntimeException refused(String zh, String en, String pointer) {
    return ProblemCode.PLAN_REFUSED.saying(zh, en).at(pointer).exception();
  }
}
