package io.vigil.alerting.cases;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.model.alert.Mode;
import org.jspecify.annotations.Nullable;

/** A Case as the API shows it; see {@link Case} for what the fields mean. */
@Serdeable(naming = SnakeCaseStrategy.class)
record CaseView(
    String id,
    long version,
    String enterprise,
    String enterpriseName,
    String enterpriseNameEn,
    String division,
    String unit,
    String scheme,
    int severity,
    Mode mode,
    boolean offline,
    CaseState state,
    String responsible,
    String opened,
    String newestAlert,
    int alerts,
    @Nullable String due,
    int escalations,
    @Nullable String assignee,
    @Nullable String receivedBy,
    @Nullable String receivedAt,
    boolean falseAlarm,
    String cause,
    String measure,
    String evidence,
    @Nullable Boolean planned,
    @Nullable String feedbackBy,
    @Nullable String feedbackAt,
    @Nullable String closedBy,
    @Nullable String closedAt,
    int reopened) {
  static CaseView of(Case row) {
    Feedback feedback = row.feedback();
    return new CaseView(
        row.id(),
        row.version(),
        row.enterprise(),
        row.enterpriseName(),
        row.enterpriseNameEn(),
        row.division(),
        row.unit(),
        row.scheme().text(),
        row.severity().number(),
        row.mode(),
        row.offline(),
        row.state(),
        row.responsible(),
        PlantTime.format(row.opened()),
        PlantTime.format(row.newestAlert()),
        row.alerts(),
        PlantTime.formatOrNull(row.due()),
        row.escalations(),
        row.assignee(),
        row.receivedBy(),
        PlantTime.formatOrNull(row.receivedAt()),
        feedback.falseAlarm(),
        feedback.cause(),
        feedback.measure(),
        feedback.evidence(),
        feedback.planned(),
        feedback.feedbackBy(),
        PlantTime.formatOrNull(feedback.feedbackAt()),
        row.closedBy(),
        PlantTime.formatOrNull(row.closedAt()),
        row.reopened());
  }
}
