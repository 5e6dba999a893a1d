package io.vigil.alerting.journal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The journal's rows. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface JournalRepository extends GenericRepository<JournalEntry, JournalEntry.Key> {
  void saveAll(Iterable<JournalEntry> entries);

  @Query(
      "SELECT * FROM journal WHERE part = :part AND (epoch > :epoch OR (epoch = :epoch AND n > :n))"
          + " ORDER BY epoch, n LIMIT :most")
  List<JournalEntry> after(int part, long epoch, long n, int most);

  /** Newest first, from before the given number; an empty actor or subject is any. */
  @Query(
      "SELECT * FROM journal WHERE part = :part AND (epoch < :epoch OR (epoch = :epoch AND n < :n))"
          + " AND (:actor = '' OR actor = :actor) AND (:subject = '' OR alert = :subject)"
          + " ORDER BY epoch DESC, n DESC LIMIT :most")
  List<JournalEntry> before(int part, long epoch, long n, String actor, String subject, int most);

  @Query("SELECT * FROM journal WHERE alert = :alert ORDER BY epoch, n LIMIT :most")
  List<JournalEntry> ofAlert(String alert, int most);
}
