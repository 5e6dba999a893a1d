package io.vigil.alerting.journal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** The outbox's rows. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OutboxRepository extends GenericRepository<OutboxMessage, Long> {
  void saveAll(Iterable<OutboxMessage> messages);

  @Query("SELECT * FROM outbox ORDER BY id LIMIT :most")
  List<OutboxMessage> oldest(int most);

  @Query("DELETE FROM outbox WHERE id IN (:ids)")
  void deleteAll(Collection<Long> ids);

  @Query("SELECT count(*) FROM outbox")
  long size();
}
