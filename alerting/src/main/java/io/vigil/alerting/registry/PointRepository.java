package io.vigil.alerting.registry;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** The rows of points. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PointRepository extends GenericRepository<Point, String> {
  List<Point> findByEnterprise(String enterprise);

  List<Point> findByIdIn(Collection<String> ids);

  void saveAll(Iterable<Point> points);

  void updateAll(Iterable<Point> points);
}
