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

  void save(Overlay overlay);

  void update(Overlay overlay);
}
