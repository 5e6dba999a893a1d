package io.vigil.alerting.deadline;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of deadlines. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DeadlineRepository extends GenericRepository<Deadline, String> {
  Optional<Deadline> findById(String id);

  void saveAll(Iterable<Deadline> deadlines);

  long deleteByIdIn(Collection<String> ids);

  @Query("SELECT * FROM deadline WHERE due <= :now ORDER BY due, id LIMIT :most")
  List<Deadline> due(Instant now, int most);
}
