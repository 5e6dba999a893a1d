package io.vigil.alerting.annunciation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** What was put before positions. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AnnunciationRepository extends GenericRepository<AnnunciationRow, Long> {
  void saveAll(Iterable<AnnunciationRow> rows);

  /** When the newest came after that moment, the newest first. */
  @Query(
      "SELECT at FROM annunciation WHERE position = :position AND at > :after"
          + " ORDER BY at DESC LIMIT :most")
  List<Instant> newest(String position, Instant after, int most);

  /** How many came after that moment. */
  @Query("SELECT count(*) FROM annunciation WHERE position = :position AND at > :after")
  long count(String position, Instant after);
}
