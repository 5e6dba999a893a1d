package io.vigil.alerting.audit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The rows of refused requests. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RefusedRequestRepository extends GenericRepository<RefusedRequest, String> {
  @Query("UPDATE refused_request SET times = times + :times, latest = :latest WHERE id = :id")
  int more(String id, long times, Instant latest);

  void save(RefusedRequest refused);

  @Query(
      "SELECT * FROM refused_request WHERE (:who = '' OR who = :who)"
          + " ORDER BY latest DESC, id LIMIT :most")
  List<RefusedRequest> newest(String who, int most);

  void deleteByLatestBefore(Instant time);
}
