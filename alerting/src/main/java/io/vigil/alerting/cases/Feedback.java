package io.vigil.alerting.cases;

import io.micronaut.data.annotation.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was found and done.
 *
 * @param falseAlarm whether it is said to have been a false alarm
 * @param cause why it happened; empty before anybody said
 * @param measure what is being or was done; the newest step
 * @param evidence what shows it: number or place of photos and documents
 * @param planned whether the silence of something offline was planned; null of other Cases, and
 *     before anybody said
 * @param feedbackBy who said so; null before anybody did
 * @param feedbackAt when
 */
@Embeddable
record Feedback(
    boolean falseAlarm,
    String cause,
    String measure,
    String evidence,
    @Nullable Boolean planned,
    @Nullable String feedbackBy,
    @Nullable Instant feedbackAt) {
  static final Feedback NONE = new Feedback(false, "", "", "", null, null, null);

  /** The same with a further step. */
  Feedback step(String next) {
    return new Feedback(falseAlarm, cause, next, evidence, planned, feedbackBy, feedbackAt);
  }
}
