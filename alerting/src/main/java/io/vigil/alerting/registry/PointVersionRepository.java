package io.vigil.alerting.registry;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The rows of what points were. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PointVersionRepository extends GenericRepository<PointVersion, String> {
  void saveAll(Iterable<PointVersion> versions);

  /** The newest first. */
  @Query("SELECT * FROM point_version WHERE point = :point ORDER BY version DESC LIMIT :most")
  List<PointVersion> newest(String point, int most);
}
