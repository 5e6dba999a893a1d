package io.vigil.alerting.work;

import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of planned works. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WorkRepository extends GenericRepository<PlannedWork, String> {
  void save(PlannedWork work);

  void update(PlannedWork work);

  Optional<PlannedWork> findById(String id);

  /** Those that wait or are approved first, then the newest. */
  @Query(
      "SELECT * FROM planned_work WHERE 1 = 1"
          + AlertRepository.SEEN
          + " ORDER BY CASE WHEN state IN ('ASKED', 'APPROVED') THEN 0 ELSE 1 END,"
          + " asked_at DESC, id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<PlannedWork> newest(Scope scope, int most);

  /** Those that are in force. */
  @Query(
      "SELECT * FROM planned_work WHERE state = 'APPROVED'"
          + " AND begins <= :now AND until > :now"
          + AlertRepository.SEEN
          + " ORDER BY until, id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<PlannedWork> inForce(Instant now, Scope scope, int most);
}
