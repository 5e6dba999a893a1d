package io.vigil.alerting.journal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The partition rows. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PartitionRepository extends GenericRepository<JournalPartition, Integer> {
  @Query("SELECT * FROM journal_partition WHERE id = :id FOR UPDATE")
  Optional<JournalPartition> lock(int id);

  Optional<JournalPartition> findById(int id);

  @Query("UPDATE journal_partition SET n = :n, head = :head WHERE id = :id AND epoch = :epoch")
  int advance(int id, long epoch, long n, String head);

  /** Never back to an older owner. */
  @Query("UPDATE journal_partition SET owner = :owner WHERE id = :id AND owner <= :owner")
  int own(int id, long owner);

  @Query("UPDATE journal_partition SET epoch = epoch + 1 WHERE id = :id")
  int beginEpoch(int id);
}
