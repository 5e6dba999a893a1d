package io.vigil.alerting.registry;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of lanes. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface LaneRepository extends GenericRepository<Lane, Integer> {
  /** All, by number. */
  @Query("SELECT * FROM lane ORDER BY id")
  List<Lane> all();

  /** The one with this number. */
  Optional<Lane> findById(int id);

  /** The one with the fewest points. */
  @Query("SELECT * FROM lane ORDER BY points, id LIMIT 1")
  Optional<Lane> emptiest();

  /** Lanes in which somebody has points. */
  @Query("SELECT id FROM lane WHERE points > 0 ORDER BY id")
  List<Integer> inUse();

  /** New ones. */
  void saveAll(Iterable<Lane> lanes);

  /** Writes the counters. */
  @Query(
      "UPDATE lane SET points = :points, next_slot = :nextSlot, next_watch = :nextWatch,"
          + " next_gateway = :nextGateway WHERE id = :id")
  void count(int id, int points, int nextSlot, int nextWatch, int nextGateway);

  /** Writes the state epoch. */
  @Query("UPDATE lane SET state_epoch = :stateEpoch, epoch_since = :since WHERE id = :id")
  void beginEpoch(int id, long stateEpoch, Instant since);

  /** Forgets the state epochs: for a log that has begun anew. */
  @Query("UPDATE lane SET state_epoch = -1")
  void forgetEpochs();
}
