package io.vigil.alerting.drill;

import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.Scope;
import java.util.List;
import java.util.Optional;

/** The rows of drills. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DrillRepository extends GenericRepository<Drill, String> {
  void save(Drill drill);

  void update(Drill drill);

  Optional<Drill> findById(String id);

  /** Those that go on first, then the newest. */
  @Query(
      "SELECT * FROM drill WHERE 1 = 1"
          + AlertRepository.SEEN
          + " ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, started_at DESC, id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Drill> newest(Scope scope, int most);
}
