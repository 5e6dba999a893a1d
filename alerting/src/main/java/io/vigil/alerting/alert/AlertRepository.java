package io.vigil.alerting.alert;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.duty.Scope;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Scheme;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of Alerts. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AlertRepository extends GenericRepository<Alert, String> {
  /** What lies in the area of whoever asks, or in no place in particular. */
  String SEEN =
      " AND enterprise LIKE :enterprises"
          + " AND (division LIKE :divisions OR division = '' OR division = '000000')";

  /** New ones. */
  void saveAll(Iterable<Alert> alerts);

  /** Changed ones. */
  void updateAll(Iterable<Alert> alerts);

  /** The one with this id. */
  Optional<Alert> findById(String id);

  /** Those with these ids. */
  List<Alert> findByIdIn(Collection<String> ids);

  /** The open ones of these watches. */
  List<Alert> findByOpenKeyIn(Collection<String> watches);

  /** Newest first, from before the given birth. */
  @Query(
      "SELECT * FROM alert WHERE (born_epoch < :epoch OR (born_epoch = :epoch AND born_n < :n))"
          + SEEN
          + " ORDER BY born_epoch DESC, born_n DESC LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Alert> bornBefore(long epoch, long n, Scope scope, int most);

  /** As {@link #bornBefore}, open ones only. */
  @Query(
      "SELECT * FROM alert WHERE open_key IS NOT NULL"
          + " AND (born_epoch < :epoch OR (born_epoch = :epoch AND born_n < :n))"
          + SEEN
          + " ORDER BY born_epoch DESC, born_n DESC LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Alert> openBornBefore(long epoch, long n, Scope scope, int most);

  /** Those that are over, the one that ended last first, from before the given change. */
  @Query(
      "SELECT * FROM alert WHERE open_key IS NULL"
          + " AND (changed_epoch < :epoch OR (changed_epoch = :epoch AND changed_n < :n))"
          + SEEN
          + " ORDER BY changed_epoch DESC, changed_n DESC LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Alert> closedChangedBefore(long epoch, long n, Scope scope, int most);

  /** The open ones of the enterprise that were told as they happened, the newest first. */
  @Query(
      "SELECT * FROM alert WHERE open_key IS NOT NULL AND enterprise = :enterprise"
          + " AND mode <> 'HISTORY'"
          + " ORDER BY born_epoch DESC, born_n DESC LIMIT :most")
  List<Alert> openOf(String enterprise, int most);

  /** Tests of the enterprise that are open or began not before the moment, the newest first. */
  @Query(
      "SELECT * FROM alert WHERE enterprise = :enterprise AND mode = 'TEST'"
          + " AND (began >= :since OR open_key IS NOT NULL)"
          + " ORDER BY began DESC, id LIMIT :most")
  List<Alert> testsSince(String enterprise, Instant since, int most);

  /** The open ones of the point. */
  @Query(
      "SELECT * FROM alert WHERE open_key IS NOT NULL AND enterprise = :enterprise"
          + " AND point = :point")
  List<Alert> openOfPoint(String enterprise, String point);

  /** Open ones whose condition is true and that the judge has not confirmed under a new epoch. */
  @Query(
      "SELECT a.* FROM alert a JOIN watch_state w ON w.watch = a.open_key"
          + " JOIN lane l ON l.id = w.lane"
          + " WHERE a.verified AND a.mode <> 'DRILL' AND w.active"
          + " AND w.state_epoch <> l.state_epoch"
          + " AND l.epoch_since < :before")
  List<Alert> unconfirmed(Instant before);

  /** Whether people had it before them at that moment that the condition of the watch is true. */
  @Query(
      "SELECT EXISTS (SELECT 1 FROM alert WHERE watch = :watch AND began <= :moment"
          + " AND (cleared IS NULL OR cleared >= :moment))")
  boolean wasTrue(String watch, Instant moment);

  /** Those of the watch whose condition came and went within the time. */
  @Query(
      "SELECT * FROM alert WHERE watch = :watch AND began >= :from AND cleared <= :to"
          + " ORDER BY began, id")
  List<Alert> beganAndCleared(String watch, Instant from, Instant to);

  /** Whether a condition became true in the unit within the time, silence left out. */
  @Query(
      "SELECT EXISTS (SELECT 1 FROM alert WHERE enterprise = :enterprise AND unit = :unit"
          + " AND scheme = :scheme AND mode = :mode AND NOT offline"
          + " AND began >= :from AND began < :to)")
  boolean beganWithin(
      String enterprise, String unit, Scheme scheme, Mode mode, Instant from, Instant to);

  /** How many are open, by state. */
  @Query("SELECT state, count(*) AS alerts FROM alert WHERE open_key IS NOT NULL GROUP BY state")
  List<StateCount> countOpen();

  /** How many open Alerts have a state. */
  @Introspected
  record StateCount(AlertState state, long alerts) {}
}
