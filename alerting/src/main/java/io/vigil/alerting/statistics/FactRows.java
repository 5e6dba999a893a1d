package io.vigil.alerting.statistics;

import io.micronaut.core.annotation.Introspected;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.model.alert.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows as {@link FactRepository} reads them. */
final class FactRows {
  private FactRows() {}

  /** An Alert was put before a position. */
  @Introspected
  record HeardRow(
      String alert,
      String watch,
      String position,
      Severity severity,
      Instant at,
      @Nullable Instant due) {}

  /** An Alert was acknowledged, kept quiet, or is over. */
  @Introspected
  record SettledRow(String alert, Instant at, JournalKind kind, String detail) {}

  /** The condition of an Alert became true or false. */
  @Introspected
  record ActivationRow(
      String alert,
      String watch,
      String enterprise,
      String point,
      boolean offline,
      JournalKind kind,
      Instant at) {}

  /** An overlay that is not waiting for a second person, and was neither refused nor forgotten. */
  @Introspected
  record QuietRow(
      String watch,
      String kind,
      String permit,
      String requestedBy,
      Instant requestedAt,
      @Nullable String approvedBy,
      @Nullable Instant approvedAt,
      @Nullable Instant endedAt,
      @Nullable String endReason,
      boolean recorded,
      @Nullable String evidence) {}

  /** A Case. */
  @Introspected
  record CaseRow(String id, String division, Instant opened, String cause) {}

  /** Something happened to a Case. */
  @Introspected
  record CaseStepRow(String disposal, JournalKind kind, Instant at) {}
}
