package io.vigil.alerting.registry;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of enterprises. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface EnterpriseRepository extends GenericRepository<Enterprise, String> {
  Optional<Enterprise> findById(String id);

  List<Enterprise> findByIdIn(Collection<String> ids);

  @Query("SELECT * FROM enterprise ORDER BY id")
  List<Enterprise> all();

  @Query("SELECT enterprise, count(*) AS points FROM point WHERE NOT retired GROUP BY enterprise")
  List<PointCount> countPoints();

  void save(Enterprise enterprise);

  void update(Enterprise enterprise);

  /** How many points an enterprise has. */
  @Introspected
  record PointCount(String enterprise, long points) {}
}
