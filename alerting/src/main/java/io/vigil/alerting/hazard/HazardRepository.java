package io.vigil.alerting.hazard;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.Scope;
import java.util.List;
import java.util.Optional;

/** The rows of hazards. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HazardRepository extends GenericRepository<Hazard, String> {
  void save(Hazard hazard);

  void update(Hazard hazard);

  Optional<Hazard> findById(String id);

  /** Open ones, the one that is due first first. */
  @Query(
      "SELECT * FROM hazard WHERE signed_at IS NULL"
          + AlertRepository.SEEN
          + " ORDER BY due, id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Hazard> open(Scope scope, int most);

  /** Those that are signed off, the newest first. */
  @Query(
      "SELECT * FROM hazard WHERE signed_at IS NOT NULL"
          + AlertRepository.SEEN
          + " ORDER BY signed_at DESC, id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Hazard> signedOff(Scope scope, int most);

  /** How many there are. */
  @Query(
      "SELECT count(CASE WHEN signed_at IS NULL THEN 1 END) AS open_ones,"
          + " count(CASE WHEN signed_at IS NULL AND level = 'MAJOR' THEN 1 END) AS major,"
          + " count(CASE WHEN signed_at IS NULL AND overdue_since IS NOT NULL THEN 1 END) AS overdue,"
          + " count(CASE WHEN listed_by IS NOT NULL THEN 1 END) AS listed,"
          + " count(CASE WHEN state = 'RECTIFIED' THEN 1 END) AS waiting,"
          + " count(signed_at) AS signed_off"
          + " FROM hazard WHERE 1 = 1"
          + AlertRepository.SEEN)
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  Counts count(Scope scope);

  /**
   * How many there are.
   *
   * @param openOnes not signed off
   * @param major of these, the major ones
   * @param overdue of these, the late ones
   * @param listed supervised by listing
   * @param waiting said to be put right, not signed off
   * @param signedOff over
   */
  @Introspected
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Counts(
      long openOnes, long major, long overdue, long listed, long waiting, long signedOff) {}
}
