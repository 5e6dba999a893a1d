package io.vigil.alerting.registry;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The plant files that were taken. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StoredPlantRepository extends GenericRepository<StoredPlant, String> {
  Optional<StoredPlant> findById(String enterprise);

  void save(StoredPlant plant);

  void update(StoredPlant plant);
}
