package io.vigil.alerting.dataquality;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.Scope;
import io.vigil.model.alert.Severity;
import java.util.List;

/** The open Alerts whose condition is true, told apart by whether they are about data. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DataAlertRepository extends GenericRepository<Alert, String> {
  /** Rules of the pack {@code integrity} begin like this. */
  String ABOUT_DATA = " (offline OR NOT trusted OR quality <> 'GOOD' OR rule LIKE 'IN-%')";

  String TRUE_NOW = " open_key IS NOT NULL AND cleared IS NULL AND mode = 'REAL'";

  /** Those about data, the longest first. */
  @Query(
      "SELECT * FROM alert WHERE"
          + TRUE_NOW
          + " AND"
          + ABOUT_DATA
          + AlertRepository.SEEN
          + " ORDER BY began, id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Alert> aboutData(Scope scope, int most);

  /** Which severities are open at which enterprise, of Alerts about something else. */
  @Query(
      "SELECT DISTINCT enterprise, severity FROM alert WHERE"
          + TRUE_NOW
          + " AND NOT offline AND rule NOT LIKE 'IN-%'"
          + AlertRepository.SEEN)
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<OpenThere> aboutElse(Scope scope);

  /** A severity that is open somewhere. */
  @Introspected
  record OpenThere(String enterprise, Severity severity) {}
}
