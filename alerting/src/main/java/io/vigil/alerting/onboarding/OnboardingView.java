package io.vigil.alerting.onboarding;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.registry.PlantImport.GatewayCredential;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An application as people see it; see {@link Onboarding}. Times are RFC 3339.
 *
 * @param plant the draft, JSON text; null in lists
 * @param report its validation report; null in lists
 * @param nextStep the one thing that comes next; null when it is over
 * @param nextBy who takes it: ENGINEER, APPROVER or SYSTEM
 * @param evidence what the second person had before them, JSON text; null in lists
 * @param credentials of gateways that were just made; shown once
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record OnboardingView(
    String id,
    long version,
    String enterprise,
    String division,
    OnboardingKind kind,
    OnboardingState state,
    String name,
    String reason,
    List<String> sensors,
    String creditCode,
    String licence,
    String contact,
    String phone,
    @Nullable Integer dustHeadcount,
    String askedBy,
    String askedAt,
    @Nullable String submittedBy,
    @Nullable String submittedAt,
    @Nullable String trialBegan,
    @Nullable String trialUntil,
    @Nullable String answeredBy,
    @Nullable String answeredAt,
    @Nullable OnboardingStep nextStep,
    @Nullable By nextBy,
    @Nullable String plant,
    @Nullable PlantReport report,
    @Nullable String evidence,
    List<GatewayCredential> credentials) {
  /** Who takes a step. */
  enum By {
    /** An engineer of the enterprise. */
    ENGINEER,
    /** The second person, of the bureau. */
    APPROVER,
    /** Nobody: it comes by what is seen of the plant. */
    SYSTEM
  }

  /** As it stands in a list. */
  static OnboardingView listed(Onboarding one) {
    return of(one, null, List.of());
  }

  /** As a whole. */
  static OnboardingView of(
      Onboarding one, @Nullable PlantReport report, List<GatewayCredential> credentials) {
    Profile profile = one.profile();
    Course course = one.course();
    Optional<OnboardingStep> next = next(one);
    boolean whole = report != null;
    return new OnboardingView(
        one.id(),
        one.version(),
        one.enterprise(),
        one.division(),
        one.kind(),
        one.state(),
        PlantText.read(one.draft()).path("name").asText(),
        one.reason(),
        one.sensorList(),
        profile.creditCode(),
        profile.licence(),
        profile.contact(),
        profile.phone(),
        profile.dustHeadcount(),
        one.askedBy(),
        PlantTime.format(one.askedAt()),
        course.submittedBy(),
        PlantTime.formatOrNull(course.submittedAt()),
        PlantTime.formatOrNull(course.trialBegan()),
        PlantTime.formatOrNull(course.trialUntil()),
        course.answeredBy(),
        PlantTime.formatOrNull(course.answeredAt()),
        next.orElse(null),
        next.map(OnboardingView::by).orElse(null),
        whole ? one.draft() : null,
        report,
        whole ? course.evidence() : null,
        credentials);
  }

  private static Optional<OnboardingStep> next(Onboarding one) {
    return switch (one.state()) {
      case DRAFT -> Optional.of(OnboardingStep.SUBMIT);
      case SUBMITTED -> Optional.of(OnboardingStep.VALIDATE);
      case VALIDATED -> Optional.of(afterValidation(one.kind()));
      case CREDENTIALS_ISSUED -> Optional.of(OnboardingStep.CONNECT);
      case CONNECTED -> Optional.of(OnboardingStep.READ);
      case FIRST_READING_SEEN -> Optional.of(OnboardingStep.BEGIN_TRIAL);
      case TRIAL -> Optional.of(OnboardingStep.APPROVE);
      case APPROVED -> Optional.of(OnboardingStep.GO_LIVE);
      case LIVE, SUSPENDED, RETIRED, WITHDRAWN -> Optional.empty();
    };
  }

  private static OnboardingStep afterValidation(OnboardingKind kind) {
    return switch (kind) {
      case NEW -> OnboardingStep.ISSUE;
      case NAMES -> OnboardingStep.GO_LIVE;
      case CHANGE, SUSPEND, RESUME, RETIRE -> OnboardingStep.APPROVE;
    };
  }

  private static By by(OnboardingStep step) {
    return switch (step) {
      case SUBMIT, ISSUE, BEGIN_TRIAL, GO_LIVE, WITHDRAW -> By.ENGINEER;
      case APPROVE, RETURN -> By.APPROVER;
      case VALIDATE, CONNECT, READ -> By.SYSTEM;
    };
  }
}
