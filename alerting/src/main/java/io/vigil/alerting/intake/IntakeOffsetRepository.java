package io.vigil.alerting.intake;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The rows of intake offsets. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface IntakeOffsetRepository extends GenericRepository<IntakeOffset, String> {
  Optional<IntakeOffset> findById(String id);

  void save(IntakeOffset offset);

  @Query("UPDATE intake_offset SET next_offset = :nextOffset WHERE id = :id")
  int advance(String id, long nextOffset);
}
