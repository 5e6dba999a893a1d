package io.vigil.alerting.shift;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Who is on shift. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ShiftRepository extends GenericRepository<Shift, String> {
  Optional<Shift> findById(String position);

  void save(Shift shift);

  void update(Shift shift);
}
