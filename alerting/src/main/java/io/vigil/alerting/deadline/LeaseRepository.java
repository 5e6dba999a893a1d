package io.vigil.alerting.deadline;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The rows of leases. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LeaseRepository extends GenericRepository<DeadlineLease, String> {
  /** Takes or renews it for 10 s, by the clock of the database; 0 if somebody else holds it. */
  @Query(
      "UPDATE lease SET token = CASE WHEN holder = :holder THEN token ELSE token + 1 END,"
          + " holder = :holder, until = current_timestamp + INTERVAL '10' SECOND"
          + " WHERE name = :name AND (holder = :holder OR until < current_timestamp)")
  int take(String name, String holder);

  /** Gives it up. */
  @Query("UPDATE lease SET until = current_timestamp WHERE name = :name AND holder = :holder")
  void release(String name, String holder);

  Optional<DeadlineLease> findByNameAndHolder(String name, String holder);
}
