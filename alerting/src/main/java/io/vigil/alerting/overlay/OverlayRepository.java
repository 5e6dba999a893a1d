package io.vigil.alerting.overlay;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of overlays. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OverlayRepository extends GenericRepository<Overlay, String> {
  Optional<Overlay> findById(String id);

  List<Overlay> findByOpenKeyIn(Collection<String> keys);

  @Query(
      "SELECT * FROM overlay WHERE open_key IS NOT NULL"
          + AlertRepository.SEEN
          + " ORDER BY until, id")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Overlay> open(Scope scope);

  @Query(
      "SELECT * FROM overlay WHERE open_key IS NULL"
          + AlertRepository.SEEN
          + " ORDER BY ended_at DESC, id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Overlay> ended(Scope scope, int most);

  /** How many Alerts the person has put aside, or asked to, since. */
  @Query(
      "SELECT count(*) FROM overlay WHERE kind IN ('SHELF_TIMED', 'SHELF_ONE_SHOT')"
          + " AND requested_by = :person AND requested_at > :since")
  long shelves(String person, Instant since);

  /** Who has put at least so many Alerts of this scope aside, or asked to, since. */
  @Query(
      "SELECT requested_by AS person, count(*) AS times FROM overlay"
          + " WHERE kind IN ('SHELF_TIMED', 'SHELF_ONE_SHOT') AND requested_at > :since"
          + AlertRepository.SEEN
          + " GROUP BY requested_by HAVING count(*) >= :least ORDER BY requested_by")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<ManyShelves> manyShelves(Scope scope, Instant since, int least);

  /** How many Alerts a person has put aside. */
  @Introspected
  record ManyShelves(String person, long times) {}

  /** How often the condition came and went wholly beneath each of these that ever kept quiet. */
  @Query(
      "SELECT o.id, count(*) AS times FROM overlay o JOIN alert a ON a.watch = o.watch"
          + " WHERE o.id IN (:ids) AND o.state <> 'ASKED'"
          + " AND (o.end_reason IS NULL OR o.end_reason NOT IN ('REFUSED', 'LAPSED'))"
          + " AND a.began >= COALESCE(o.approved_at, o.requested_at)"
          + " AND a.cleared <= COALESCE(o.ended_at, :now) GROUP BY o.id")
  List<Missed> missed(Collection<String> ids, Instant now);

  /** How often something was missed beneath an overlay. */
  @Introspected
  record Missed(String id, long times) {}

  void save(Overlay overlay);

  void update(Overlay overlay);
}
