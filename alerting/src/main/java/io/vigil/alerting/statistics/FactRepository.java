package io.vigil.alerting.statistics;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.annunciation.AnnunciationRow;
import io.vigil.alerting.statistics.FactRows.ActivationRow;
import io.vigil.alerting.statistics.FactRows.CaseRow;
import io.vigil.alerting.statistics.FactRows.CaseStepRow;
import io.vigil.alerting.statistics.FactRows.HeardRow;
import io.vigil.alerting.statistics.FactRows.QuietRow;
import io.vigil.alerting.statistics.FactRows.SettledRow;
import java.time.Instant;
import java.util.List;

/**
 * All that figures are made of, each read in one go. Everything lies within the area: {@code
 * divisions} and {@code enterprises} are patterns of LIKE. Blocking.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FactRepository extends GenericRepository<AnnunciationRow, Long> {
  /** The area, among real Alerts. */
  String REAL_ALERTS =
      " a.mode = 'REAL' AND a.division LIKE :divisions AND a.enterprise LIKE :enterprises";

  /** The area, among real Cases that were not over before the window. */
  String REAL_CASES =
      " c.mode = 'REAL' AND c.division LIKE :divisions AND c.enterprise LIKE :enterprises"
          + " AND c.opened < :to AND (c.closed_at IS NULL OR c.closed_at >= :from)";

  @Query(
      "SELECT n.alert, a.watch, n.position, n.severity, n.at, n.due"
          + " FROM annunciation n JOIN alert a ON a.id = n.alert"
          + " WHERE n.at >= :from AND n.at < :to AND"
          + REAL_ALERTS
          + " ORDER BY n.at, n.id")
  List<HeardRow> heard(Instant from, Instant to, String divisions, String enterprises);

  @Query(
      "SELECT j.alert, j.written AS at, j.kind, j.detail"
          + " FROM journal j JOIN alert a ON a.id = j.alert"
          + " WHERE j.written >= :from AND j.written < :to"
          + " AND j.kind IN ('ACKED', 'OVERLAID', 'CLOSED') AND"
          + REAL_ALERTS
          + " ORDER BY j.epoch, j.n")
  List<SettledRow> settled(Instant from, Instant to, String divisions, String enterprises);

  /** Where conditions became true and false, of all Alerts that were so within the window. */
  @Query(
      "SELECT j.alert, a.watch, a.enterprise, a.point, a.offline, j.kind, j.at"
          + " FROM journal j JOIN alert a ON a.id = j.alert"
          + " WHERE a.began < :to AND (a.cleared IS NULL OR a.cleared >= :from)"
          + " AND j.kind IN ('RAISED', 'REOPENED', 'CLEARED', 'RETIRED', 'ENDED') AND"
          + REAL_ALERTS
          + " ORDER BY j.epoch, j.n")
  List<ActivationRow> activations(Instant from, Instant to, String divisions, String enterprises);

  /**
   * Overlays that were neither refused nor forgotten, with whether the journal says so, and what it
   * said last of the Alert before.
   */
  @Query(
      "SELECT o.watch, o.kind, o.permit, o.requested_by, o.requested_at, o.approved_by,"
          + " o.approved_at, o.ended_at, o.end_reason,"
          + " (EXISTS (SELECT 1 FROM journal j WHERE j.alert = o.id AND j.kind = 'OVERLAID')"
          + " OR EXISTS (SELECT 1 FROM alert b JOIN journal j ON j.alert = b.id"
          + " WHERE b.watch = o.watch AND j.kind = 'OVERLAID'"
          + " AND j.detail LIKE '%\"overlay\":\"' || o.id || '\"%')) AS recorded,"
          + " (SELECT j.detail FROM journal j WHERE j.alert = o.alert"
          + " AND j.kind IN ('RAISED', 'CHANGED', 'REOPENED') AND j.written <= o.requested_at"
          + " ORDER BY j.epoch DESC, j.n DESC LIMIT 1) AS evidence"
          + " FROM overlay o LEFT JOIN alert a ON a.id = o.alert"
          + " WHERE o.state <> 'ASKED' AND o.requested_at < :to"
          + " AND (o.ended_at IS NULL OR o.ended_at >= :from)"
          + " AND (o.end_reason IS NULL OR o.end_reason NOT IN ('REFUSED', 'LAPSED'))"
          + " AND (a.mode IS NULL OR a.mode = 'REAL')"
          + " AND o.division LIKE :divisions AND o.enterprise LIKE :enterprises")
  List<QuietRow> quiets(Instant from, Instant to, String divisions, String enterprises);

  @Query("SELECT c.id, c.division, c.opened, c.cause FROM disposal_case c WHERE" + REAL_CASES)
  List<CaseRow> cases(Instant from, Instant to, String divisions, String enterprises);

  @Query(
      "SELECT j.alert AS disposal, j.kind, j.at"
          + " FROM journal j JOIN disposal_case c ON c.id = j.alert"
          + " WHERE j.kind IN ('CASE_JOINED', 'CASE_DISPOSING', 'CASE_FALSE_CLAIM',"
          + " 'CASE_FEEDBACK', 'CASE_ESCALATED', 'CASE_CLOSED') AND"
          + REAL_CASES
          + " ORDER BY j.epoch, j.n")
  List<CaseStepRow> caseSteps(Instant from, Instant to, String divisions, String enterprises);
}
