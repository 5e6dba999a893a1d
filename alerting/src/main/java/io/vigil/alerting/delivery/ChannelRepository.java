package io.vigil.alerting.delivery;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The rows of channels. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ChannelRepository extends GenericRepository<Channel, String> {
  Optional<Channel> findById(String id);

  @Query("SELECT * FROM channel ORDER BY id")
  List<Channel> all();

  void save(Channel row);

  void update(Channel row);

  void deleteById(String id);
}
