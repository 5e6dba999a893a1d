package io.vigil.alerting.cases;

import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of Cases. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CaseRepository extends GenericRepository<Case, String> {
  Optional<Case> findById(String id);

  List<Case> findByIdIn(Collection<String> ids);

  /** The newest of this key. */
  @Query("SELECT * FROM disposal_case WHERE join_key = :key ORDER BY newest_alert DESC LIMIT 1")
  Optional<Case> newestOf(String key);

  /** Open ones, the one that is due first first. */
  @Query(
      "SELECT * FROM disposal_case WHERE closed_at IS NULL"
          + AlertRepository.SEEN
          + " ORDER BY due, changed_epoch, changed_n LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Case> open(Scope scope, int most);

  /** Closed ones, the one that was closed last first. */
  @Query(
      "SELECT * FROM disposal_case WHERE closed_at IS NOT NULL"
          + AlertRepository.SEEN
          + " ORDER BY closed_at DESC, id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Case> closed(Scope scope, int most);

  void saveAll(Iterable<Case> rows);

  void update(Case row);

  void updateAll(Iterable<Case> rows);
}
