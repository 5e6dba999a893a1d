package io.vigil.alerting.alert;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.Mode;
import io.vigil.model.reading.Quality;
import io.vigil.model.rule.Comparison;
import org.jspecify.annotations.Nullable;

/** An Alert as the API shows it; see {@link Alert} for what the fields mean. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record AlertView(
    String id,
    String watch,
    String rule,
    @Nullable String ladder,
    int rung,
    int severity,
    String scheme,
    AlertState state,
    Mode mode,
    String enterprise,
    String enterpriseName,
    String enterpriseNameEn,
    String division,
    String unit,
    String point,
    String pointId,
    String pointName,
    String pointNameEn,
    @Nullable Double value,
    @Nullable Double extreme,
    @Nullable Double limit,
    @Nullable Double clear,
    @Nullable Comparison comparison,
    @Nullable String unitOfMeasure,
    Quality quality,
    boolean trusted,
    boolean verified,
    String began,
    String updated,
    @Nullable String cleared,
    @Nullable String ackedBy,
    @Nullable String ackedAt,
    String activation,
    long version,
    @Nullable String clause,
    @Nullable String clauseMark,
    String text,
    String textEn,
    @Nullable String responsible,
    @Nullable String responsibleZh,
    @Nullable String responsibleEn,
    @Nullable String ackDue,
    int escalations,
    @Nullable String quietUntil,
    boolean firstOut,
    @Nullable NuisanceKind nuisance,
    String changed,
    @Nullable String endReason) {
  /** The Alert as the API shows it. */
  public static AlertView of(Alert alert) {
    AlertSubject subject = alert.subject();
    AlertEvidence evidence = alert.evidence();
    Position responsible = alert.duty().position().orElse(null);
    boolean hasClause = !subject.clause().isEmpty();
    return new AlertView(
        alert.id(),
        subject.watch(),
        subject.rule(),
        subject.ladder().isEmpty() ? null : subject.ladder(),
        subject.rung(),
        evidence.severity().number(),
        subject.scheme().text(),
        alert.state(),
        subject.mode(),
        subject.enterprise(),
        subject.enterpriseName(),
        subject.enterpriseNameEn(),
        subject.division(),
        subject.unit(),
        subject.point(),
        subject.enterprise() + ":" + subject.point(),
        subject.pointName(),
        subject.pointNameEn(),
        evidence.valueLast(),
        evidence.valueExtreme(),
        evidence.valueLimit(),
        evidence.valueClear(),
        evidence.comparison(),
        subject.measureUnit().isEmpty() ? null : subject.measureUnit(),
        evidence.quality(),
        evidence.trusted(),
        alert.verified(),
        PlantTime.format(alert.began()),
        PlantTime.format(alert.updated()),
        PlantTime.formatOrNull(alert.cleared()),
        alert.ackedBy(),
        PlantTime.formatOrNull(alert.ackedAt()),
        alert.activation(),
        alert.version(),
        hasClause ? subject.clause() : null,
        hasClause ? subject.clauseMark() : null,
        evidence.textZh(),
        evidence.textEn(),
        responsible == null ? null : responsible.toString(),
        responsible == null ? null : responsible.tier().zh(),
        responsible == null ? null : responsible.tier().en(),
        alert.awaitsAck() ? PlantTime.formatOrNull(alert.duty().ackDue()) : null,
        alert.duty().escalations(),
        PlantTime.formatOrNull(alert.quietUntil()),
        alert.marks().firstOut(),
        alert.marks().nuisance(),
        new JournalNumber(alert.changedEpoch(), alert.changedN()).toString(),
        alert.endReason());
  }
}
