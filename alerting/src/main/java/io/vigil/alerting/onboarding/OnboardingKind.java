package io.vigil.alerting.onboarding;

/** What an application is for. */
enum OnboardingKind {
  /** A plant that is not watched yet: the whole way, with connection and trial. */
  NEW(OnboardingState.LIVE),
  /** Something by which a live plant is judged: a second person must say yes. */
  CHANGE(OnboardingState.LIVE),
  /** Names alone: nobody is judged otherwise, so nobody needs to say yes. */
  NAMES(OnboardingState.LIVE),
  /** A live plant is not to be watched for a time. */
  SUSPEND(OnboardingState.SUSPENDED),
  /** A suspended plant is to be watched again. */
  RESUME(OnboardingState.LIVE),
  /** A plant is not to be watched any more. */
  RETIRE(OnboardingState.RETIRED);

  private final OnboardingState goal;

  OnboardingKind(OnboardingState goal) {
    this.goal = goal;
  }

  /** Where it stands once it is so. */
  OnboardingState goal() {
    return goal;
  }

  /** What was applied for: that names alone change was found out, and may be otherwise later. */
  OnboardingKind applied() {
    return this == NAMES ? CHANGE : this;
  }
}
