package io.vigil.alerting.overlay;

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

/** The rows of design rules. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SuppressionRepository extends GenericRepository<SuppressionRule, String> {
  Optional<SuppressionRule> findById(String id);

  void save(SuppressionRule rule);

  void update(SuppressionRule rule);

  /** Those in force that look at one of these Watches. */
  @Query("SELECT * FROM suppression_rule WHERE state = 'IN_FORCE' AND cause IN (:causes)")
  List<SuppressionRule> lookingAt(Collection<String> causes);

  /** Those not over that have the Watch on either side. */
  @Query(
      "SELECT * FROM suppression_rule WHERE open_key IS NOT NULL"
          + " AND (watch = :watch OR cause = :watch)")
  List<SuppressionRule> about(String watch);

  /** Those of the area, what is not over first, then the newest. */
  @Query(
      "SELECT * FROM suppression_rule WHERE 1 = 1"
          + AlertRepository.SEEN
          + " ORDER BY CASE WHEN open_key IS NULL THEN 1 ELSE 0 END, asked_at DESC, id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<SuppressionRule> newest(Scope scope, int most);
}
