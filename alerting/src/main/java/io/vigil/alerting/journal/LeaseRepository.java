package io.vigil.alerting.journal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The rows of leases. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LeaseRepository extends GenericRepository<Lease, String> {
  Optional<Lease> findByName(String name);

  /** Takes it, if nothing has happened to it since it was seen like this; 0 if something has. */
  @Query(
      "UPDATE lease SET holder = :holder, token = token + 1, beats = beats + 1"
          + " WHERE name = :name AND token = :token AND beats = :beats")
  int take(String name, String holder, long token, long beats);

  /** Says that the holder lives; 0 if another has it. */
  @Query("UPDATE lease SET beats = beats + 1 WHERE name = :name AND token = :token")
  int renew(String name, long token);

  /** Gives it up. */
  @Query("UPDATE lease SET holder = '' WHERE name = :name AND token = :token")
  int release(String name, long token);

  /** PostgreSQL: ends the connections of a process that may stand still within a transaction. */
  @Query(
      "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
          + " WHERE application_name = :process")
  long cutOff(String process);
}
