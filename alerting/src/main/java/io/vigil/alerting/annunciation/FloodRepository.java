package io.vigil.alerting.annunciation;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The floods that go on. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FloodRepository extends GenericRepository<Flood, String> {
  void save(Flood flood);

  Optional<Flood> findById(String position);

  List<Flood> findAll();

  void deleteById(String position);
}
