package io.vigil.alerting.rulebook;

import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.duty.Scope;
import java.util.Collection;
import java.util.List;

/** Reads which points rules watch, as far as somebody may know of them. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WatchedPointRepository extends GenericRepository<WatchedPoint, String> {
  /** Watches of enterprises within the scope. */
  String SEEN =
      " FROM watch w JOIN enterprise e ON e.id = w.enterprise WHERE w.retired = FALSE"
          + " AND w.enterprise LIKE :enterprises"
          + " AND (e.division LIKE :divisions OR e.division = '' OR e.division = '000000')";

  /** How many points each rule watches; rules without any are missing. */
  @Query("SELECT w.rule AS rule, COUNT(*) AS points" + SEEN + " GROUP BY w.rule")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<WatchedCount> counts(Scope scope);

  /** The points that the rule watches, in order of their ids. */
  @Query(
      "SELECT w.id, w.enterprise, w.point, w.rule, w.version"
          + SEEN
          + " AND w.rule = :rule ORDER BY w.id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<WatchedPoint> watchedBy(String rule, Scope scope, int most);

  /** The watches whose rules are none of these, in order of their ids. */
  @Query(
      "SELECT w.id, w.enterprise, w.point, w.rule, w.version"
          + SEEN
          + " AND w.rule NOT IN (:rules) ORDER BY w.id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<WatchedPoint> watchedByOthers(Collection<String> rules, Scope scope, int most);
}
