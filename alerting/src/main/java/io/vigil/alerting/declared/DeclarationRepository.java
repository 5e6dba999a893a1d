package io.vigil.alerting.declared;

import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.Scope;
import java.util.List;
import java.util.Optional;

/** The rows of orders, notices and calendars. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DeclarationRepository extends GenericRepository<Declaration, String> {
  void save(Declaration declaration);

  void update(Declaration declaration);

  Optional<Declaration> findById(String id);

  /** Those of an enterprise that have not ended. */
  @Query("SELECT * FROM declaration WHERE enterprise = :enterprise AND ended_at IS NULL")
  List<Declaration> open(String enterprise);

  /** How many an enterprise ever had. */
  @Query("SELECT COUNT(*) FROM declaration WHERE enterprise = :enterprise")
  long count(String enterprise);

  /** Those that have not ended first, then the newest; of one enterprise, or of all ({@code %}). */
  @Query(
      "SELECT * FROM declaration WHERE enterprise LIKE :enterprise"
          + AlertRepository.SEEN
          + " ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, made_at DESC, id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Declaration> newest(String enterprise, Scope scope, int most);
}
