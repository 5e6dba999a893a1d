package io.vigil.alerting.duty;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The rows of plans that divisions have of their own. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface DivisionPlanRepository extends GenericRepository<DivisionPlan, String> {
  Optional<DivisionPlan> findById(String id);

  @Query("SELECT * FROM division_plan ORDER BY division, situation")
  List<DivisionPlan> all();

  void save(DivisionPlan plan);

  void update(DivisionPlan plan);

  void deleteById(String id);
}
