package io.vigil.alerting.onboarding;

import io.micronaut.data.annotation.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an application has come, and by whom. What a return to the draft makes void is forgotten
 * here and stays in the journal.
 *
 * @param submittedBy who handed it in; null while nobody has
 * @param submittedAt when
 * @param issuedAt when credentials were taken
 * @param trialBegan when the trial began
 * @param trialUntil when it is over
 * @param answeredBy who said yes
 * @param answeredAt when
 * @param evidence what the second person had before them, JSON
 */
@Embeddable
record Course(
    @Nullable String submittedBy,
    @Nullable Instant submittedAt,
    @Nullable Instant issuedAt,
    @Nullable Instant trialBegan,
    @Nullable Instant trialUntil,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    @Nullable String evidence) {
  static final Course NONE = new Course(null, null, null, null, null, null, null, null);

  Course submitted(String by, Instant at) {
    return new Course(by, at, null, null, null, null, null, null);
  }

  Course issued(Instant at) {
    return new Course(submittedBy, submittedAt, at, null, null, null, null, null);
  }

  Course onTrial(Instant from, Instant until) {
    return new Course(submittedBy, submittedAt, issuedAt, from, until, null, null, null);
  }

  Course answered(String by, Instant at, String withEvidence) {
    return new Course(
        submittedBy, submittedAt, issuedAt, trialBegan, trialUntil, by, at, withEvidence);
  }
}
