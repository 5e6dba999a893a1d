package io.vigil.alerting.registry;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** The rows of watches. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WatchRepository extends GenericRepository<Watch, String> {
  List<Watch> findByEnterprise(String enterprise);

  List<Watch> findByIdIn(Collection<String> ids);

  void saveAll(Iterable<Watch> watches);

  void updateAll(Iterable<Watch> watches);
}
