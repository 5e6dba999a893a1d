package io.vigil.alerting.onboarding;

import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.ProblemException;
import io.vigil.alerting.registry.Phase;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before an application takes a step; what does not is refused in words. Stateless;
 * any thread.
 */
final class OnboardingRules {
  private OnboardingRules() {}

  /** Where the step leads. */
  static OnboardingState next(Onboarding known, OnboardingStep step) {
    return OnboardingFlow.after(known.kind(), known.state(), step)
        .orElseThrow(
            () ->
                refuses(
                    "申请“" + known.state().zh() + "”，此时不能" + step.zh(),
                    "the application is "
                        + known.state().en()
                        + "; it is not possible to "
                        + step.en()
                        + " now"));
  }

  /** A plant in the phase can apply for this; null: it is not on record. */
  static void requirePhase(OnboardingKind kind, @Nullable Phase phase) {
    boolean fits =
        switch (kind) {
          case NEW -> phase == null || phase == Phase.RETIRED;
          case CHANGE, SUSPEND -> phase == Phase.LIVE;
          case RESUME -> phase == Phase.SUSPENDED;
          case RETIRE -> phase == Phase.LIVE || phase == Phase.SUSPENDED;
          case NAMES -> false;
        };
    if (!fits) {
      throw refuses(
          "企业当前为 " + (phase == null ? "未接入" : phase) + "，不能提出该类申请",
          "the enterprise is "
              + (phase == null ? "not onboarded" : phase)
              + ", so it cannot apply for this");
    }
  }

  /** The draft has no mistakes, changes something and says why. */
  static void requireReady(Onboarding known, PlantReport report) {
    if (!report.mistakes().isEmpty()) {
      throw ProblemCode.PLANT_BAD.saying("", "").listing(report.complaints()).exception();
    }
    boolean same = report.differences().isEmpty() && known.sensors().isEmpty();
    if (known.kind() == OnboardingKind.CHANGE && same) {
      throw refuses("草稿与现行内容相同，没有需要变更的内容", "the draft says what is in force already");
    }
    if (known.kind() != OnboardingKind.NEW && known.reason().isEmpty()) {
      throw ProblemCode.FIELD_MISSING.saying("请填写理由", "give a reason").at("/reason").exception();
    }
  }

  /** Whether somebody must say yes depends on what the draft changes, not on what it is called. */
  static OnboardingKind kind(Onboarding known, PlantReport report) {
    boolean namesAlone = known.sensors().isEmpty() && !report.changesJudgement();
    return known.kind() == OnboardingKind.CHANGE && namesAlone
        ? OnboardingKind.NAMES
        : known.kind();
  }

  /** Whoever says yes has neither begun it nor handed it in. */
  static void requireSecondPerson(Onboarding known, String person) {
    if (person.equals(known.course().submittedBy()) || person.equals(known.askedBy())) {
      throw ProblemCode.FOUR_EYES.problem().exception();
    }
  }

  /** A new plant has passed its trial; null: there was none. */
  static void requireTrial(Onboarding known, @Nullable TrialReport trial) {
    if (known.kind() == OnboardingKind.NEW && (trial == null || !trial.passed())) {
      throw refuses("试运行尚未通过，不能批准", "the trial has not been passed, so it cannot be approved");
    }
  }

  /** The application cannot do this now. */
  static ProblemException refuses(String zh, String en) {
    return ProblemCode.ONBOARDING_REFUSES.saying(zh, en).exception();
  }
}
