package io.vigil.alerting.intake;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The rows of refused facts. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RefusedFactRepository extends GenericRepository<RefusedFact, String> {
  boolean existsById(String id);

  void save(RefusedFact fact);

  List<RefusedFact> findAll();
}
