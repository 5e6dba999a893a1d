package io.vigil.alerting.search;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.Scope;
import java.util.Collection;
import java.util.List;

/** Looks for Alerts. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SearchRepository extends GenericRepository<Alert, String> {
  /** All that people read of an Alert. */
  String READ =
      " LOWER(text_zh || ' ' || text_en || ' ' || enterprise_name || ' ' || enterprise_name_en"
          + " || ' ' || point_name || ' ' || point_name_en || ' ' || point || ' ' || unit"
          + " || ' ' || rule)";

  /** Those that are wanted, within the scope, below the place; the one that began last first. */
  @Query(
      "SELECT * FROM alert WHERE began >= :from AND began < :to"
          + " AND (began < :began OR (began = :began AND id < :id))"
          + " AND (:chosen = '' OR enterprise = :chosen)"
          + " AND (:spot = '' OR point = :spot)"
          + " AND division LIKE :part"
          + " AND (:rule = '' OR rule = :rule)"
          + " AND severity LIKE :level"
          + " AND (:outcome = ''"
          + " OR (:outcome = 'OPEN' AND open_key IS NOT NULL)"
          + " OR (:outcome = 'OVER' AND open_key IS NULL)"
          + " OR (:outcome = 'UNANSWERED' AND open_key IS NULL AND acked_by IS NULL)"
          + " OR (:outcome = 'FALSE_ALARM' AND EXISTS (SELECT 1 FROM case_alert m"
          + " JOIN disposal_case c ON c.id = m.disposal"
          + " WHERE m.alert = alert.id AND c.false_alarm AND c.closed_at IS NOT NULL)))"
          + " AND (:words = '%%' OR"
          + READ
          + " LIKE :words ESCAPE '!')"
          + AlertRepository.SEEN
          + " ORDER BY began DESC, id DESC LIMIT :most")
  @ParameterExpression(name = "from", expression = "#{wanted.from()}")
  @ParameterExpression(name = "to", expression = "#{wanted.to()}")
  @ParameterExpression(name = "chosen", expression = "#{wanted.enterprise()}")
  @ParameterExpression(name = "spot", expression = "#{wanted.point()}")
  @ParameterExpression(name = "part", expression = "#{wanted.divisionPattern()}")
  @ParameterExpression(name = "rule", expression = "#{wanted.rule()}")
  @ParameterExpression(name = "level", expression = "#{wanted.severityPattern()}")
  @ParameterExpression(name = "outcome", expression = "#{wanted.outcomeName()}")
  @ParameterExpression(name = "words", expression = "#{wanted.words()}")
  @ParameterExpression(name = "began", expression = "#{below.began()}")
  @ParameterExpression(name = "id", expression = "#{below.id()}")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Alert> find(Wanted wanted, Place below, Scope scope, int most);

  /** The Cases of these Alerts. */
  @Query(
      "SELECT m.alert, c.id AS disposal, c.state, c.false_alarm, c.cause FROM case_alert m"
          + " JOIN disposal_case c ON c.id = m.disposal WHERE m.alert IN (:alerts)")
  List<Handled> handled(Collection<String> alerts);

  /**
   * How an Alert is handled.
   *
   * @param alert its id
   * @param disposal id of its Case
   * @param state of the Case
   * @param falseAlarm whether the Case says so
   * @param cause in words; empty if nobody has said
   */
  @Introspected
  record Handled(String alert, String disposal, String state, boolean falseAlarm, String cause) {}
}
