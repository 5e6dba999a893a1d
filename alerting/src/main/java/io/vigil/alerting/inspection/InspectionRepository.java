package io.vigil.alerting.inspection;

import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.duty.Scope;
import java.util.List;
import java.util.Optional;

/** The rows of inspections. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface InspectionRepository extends GenericRepository<Inspection, String> {
  Optional<Inspection> findById(String id);

  void saveAll(Iterable<Inspection> inspections);

  void update(Inspection inspection);

  /** Those of the area, what is not answered first, then the newest. */
  @Query(
      "SELECT * FROM inspection WHERE division LIKE :divisions AND enterprise LIKE :enterprises"
          + " ORDER BY CASE WHEN answered_at IS NULL THEN 0 ELSE 1 END, asked_at DESC, id"
          + " LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Inspection> newest(Scope scope, int most);
}
