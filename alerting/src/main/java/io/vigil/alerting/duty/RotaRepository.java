package io.vigil.alerting.duty;

import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of rotas. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RotaRepository extends GenericRepository<RotaTurn, String> {
  Optional<RotaTurn> findById(String id);

  void save(RotaTurn turn);

  void update(RotaTurn turn);

  void deleteById(String id);

  /** The first turn that the position ever had. */
  @Query("SELECT * FROM rota_turn WHERE position = :position ORDER BY begins LIMIT 1")
  Optional<RotaTurn> first(String position);

  /** Those of the position that reach into the time, the earliest first. */
  @Query(
      "SELECT * FROM rota_turn WHERE position = :position AND begins < :until AND ends > :from"
          + " ORDER BY begins")
  List<RotaTurn> of(String position, Instant from, Instant until);

  /** Those of all positions of the area that reach into the time, by position, then by time. */
  @Query(
      "SELECT * FROM rota_turn WHERE begins < :until AND ends > :from"
          + " AND division LIKE :divisions AND enterprise LIKE :enterprises"
          + " ORDER BY position, begins")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<RotaTurn> within(Scope scope, Instant from, Instant until);

  /** The positions of the area that keep a rota since then at the latest. */
  @Query(
      "SELECT DISTINCT position FROM rota_turn WHERE begins < :until"
          + " AND division LIKE :divisions AND enterprise LIKE :enterprises ORDER BY position")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<String> positions(Scope scope, Instant until);
}
