package io.vigil.alerting.onboarding;

import java.util.Optional;

/**
 * The state machine of applications, pure.
 *
 * <pre>
 * NEW    DRAFT ▶ SUBMITTED ▶ VALIDATED ▶ CREDENTIALS_ISSUED ▶ CONNECTED ▶ FIRST_READING_SEEN
 *              ▶ TRIAL ▶ APPROVED ▶ LIVE
 * CHANGE DRAFT ▶ SUBMITTED ▶ VALIDATED ▶ APPROVED ▶ LIVE         (RESUME the same)
 * NAMES  DRAFT ▶ SUBMITTED ▶ VALIDATED ▶ LIVE
 * SUSPEND, RETIRE    as CHANGE, to SUSPENDED and RETIRED
 *
 * RETURN leads from everything after DRAFT and before the goal back to it; WITHDRAW ends a DRAFT.
 * </pre>
 */
final class OnboardingFlow {
  private OnboardingFlow() {}

  /** Where the step leads; empty if it cannot be taken there. */
  static Optional<OnboardingState> after(
      OnboardingKind kind, OnboardingState state, OnboardingStep step) {
    boolean whole = kind == OnboardingKind.NEW;
    return switch (step) {
      case SUBMIT -> when(state == OnboardingState.DRAFT, OnboardingState.SUBMITTED);
      case VALIDATE -> when(state == OnboardingState.SUBMITTED, OnboardingState.VALIDATED);
      case ISSUE ->
          when(whole && state == OnboardingState.VALIDATED, OnboardingState.CREDENTIALS_ISSUED);
      case CONNECT -> when(state == OnboardingState.CREDENTIALS_ISSUED, OnboardingState.CONNECTED);
      case READ -> when(state == OnboardingState.CONNECTED, OnboardingState.FIRST_READING_SEEN);
      case BEGIN_TRIAL ->
          when(
              state == OnboardingState.FIRST_READING_SEEN || state == OnboardingState.TRIAL,
              OnboardingState.TRIAL);
      case APPROVE -> when(state == readyForApproval(kind), OnboardingState.APPROVED);
      case RETURN -> when(state.isOpen() && state != OnboardingState.DRAFT, OnboardingState.DRAFT);
      case GO_LIVE -> when(state == readyToBeLive(kind), kind.goal());
      case WITHDRAW -> when(state == OnboardingState.DRAFT, OnboardingState.WITHDRAWN);
    };
  }

  /** Names alone never wait for anybody: they are ready for the goal where others are for this. */
  private static OnboardingState readyForApproval(OnboardingKind kind) {
    return switch (kind) {
      case NEW -> OnboardingState.TRIAL;
      case NAMES -> OnboardingState.APPROVED;
      case CHANGE, SUSPEND, RESUME, RETIRE -> OnboardingState.VALIDATED;
    };
  }

  private static OnboardingState readyToBeLive(OnboardingKind kind) {
    return kind == OnboardingKind.NAMES ? OnboardingState.VALIDATED : OnboardingState.APPROVED;
  }

  private static Optional<OnboardingState> when(boolean possible, OnboardingState next) {
    return possible ? Optional.of(next) : Optional.empty();
  }
}
