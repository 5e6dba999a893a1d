package io.vigil.alerting.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The whole table of steps; what does not stand here cannot be done. */
class OnboardingFlowTest {
  private static final String BEGINNING = "DRAFT SUBMIT SUBMITTED, SUBMITTED VALIDATE VALIDATED,";
  private static final String BACK = " SUBMITTED RETURN DRAFT, VALIDATED RETURN DRAFT,";
  private static final String END = " DRAFT WITHDRAW WITHDRAWN";
  private static final String APPROVED = " VALIDATED APPROVE APPROVED, APPROVED GO_LIVE ";

  private static final Map<OnboardingKind, String> TABLE =
      Map.of(
          OnboardingKind.NEW,
          BEGINNING
              + " VALIDATED ISSUE CREDENTIALS_ISSUED, CREDENTIALS_ISSUED CONNECT CONNECTED,"
              + " CONNECTED READ FIRST_READING_SEEN, FIRST_READING_SEEN BEGIN_TRIAL TRIAL,"
              + " TRIAL BEGIN_TRIAL TRIAL, TRIAL APPROVE APPROVED, APPROVED GO_LIVE LIVE,"
              + " TRIAL RETURN DRAFT,",
          OnboardingKind.CHANGE,
          BEGINNING + APPROVED + "LIVE,",
          OnboardingKind.NAMES,
          BEGINNING + " VALIDATED GO_LIVE LIVE,",
          OnboardingKind.SUSPEND,
          BEGINNING + APPROVED + "SUSPENDED,",
          OnboardingKind.RESUME,
          BEGINNING + APPROVED + "LIVE,",
          OnboardingKind.RETIRE,
          BEGINNING + APPROVED + "RETIRED,");

  @ParameterizedTest
  @EnumSource
  void everyStepOfAKindThatCanBeReachedStandsInItsTable(OnboardingKind kind) {
    Set<String> reached = reach(kind);
    Set<String> wanted =
        Arrays.stream((TABLE.get(kind) + returns(kind) + END).split(","))
            .map(String::strip)
            .collect(Collectors.toSet());
    assertThat(reached).isEqualTo(wanted);
  }

  private static String returns(OnboardingKind kind) {
    return switch (kind) {
      case NEW ->
          BACK
              + " CREDENTIALS_ISSUED RETURN DRAFT, CONNECTED RETURN DRAFT,"
              + " FIRST_READING_SEEN RETURN DRAFT, APPROVED RETURN DRAFT,";
      case NAMES -> BACK;
      case CHANGE, SUSPEND, RESUME, RETIRE -> BACK + " APPROVED RETURN DRAFT,";
    };
  }

  /** Every "state step state" on the ways from the draft. */
  private static Set<String> reach(OnboardingKind kind) {
    Set<String> found = new HashSet<>();
    Set<OnboardingState> looked = new HashSet<>();
    look(kind, OnboardingState.DRAFT, looked, found);
    return found;
  }

  private static void look(
      OnboardingKind kind, OnboardingState state, Set<OnboardingState> looked, Set<String> found) {
    if (!looked.add(state)) {
      return;
    }
    for (OnboardingStep step : OnboardingStep.values()) {
      OnboardingFlow.after(kind, state, step)
          .ifPresent(
              next -> {
                found.add(state + " " + step + " " + next);
                look(kind, next, looked, found);
              });
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NAMES")
  void nothingGoesLiveBeforeSomebodyApproved(OnboardingKind kind) {
    for (OnboardingState state : OnboardingState.values()) {
      Optional<OnboardingState> live = OnboardingFlow.after(kind, state, OnboardingStep.GO_LIVE);
      assertThat(live.isPresent()).isEqualTo(state == OnboardingState.APPROVED);
    }
  }

  @Test
  void whatIsOverStaysOver() {
    for (OnboardingKind kind : OnboardingKind.values()) {
      for (OnboardingState state : OnboardingState.values()) {
        for (OnboardingStep step : OnboardingStep.values()) {
          assertThat(!state.isOpen() && OnboardingFlow.after(kind, state, step).isPresent())
              .as("%s %s %s", kind, state, step)
              .isFalse();
        }
      }
    }
  }
}
