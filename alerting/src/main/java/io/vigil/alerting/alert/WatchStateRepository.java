package io.vigil.alerting.alert;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of watch states. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface WatchStateRepository extends GenericRepository<WatchState, String> {
  /** The one of this watch. */
  Optional<WatchState> findById(String watch);

  /** Those of these watches. */
  List<WatchState> findByWatchIn(Collection<String> watches);

  /** Those whose Alerts stay until somebody resets them. */
  List<WatchState> findByLatchingTrueOrderByWatch();

  /** New ones. */
  void saveAll(Iterable<WatchState> states);

  /** Changed ones. */
  void updateAll(Iterable<WatchState> states);

  /** Forgets which events were applied: for a log that has begun anew. */
  @Query("UPDATE watch_state SET state_epoch = -1, ordinal = -1")
  void forgetEvents();
}
