package io.vigil.alerting.registry;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** The rows of gateways. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface GatewayRepository extends GenericRepository<Gateway, String> {
  List<Gateway> findByEnterprise(String enterprise);

  List<Gateway> findByIdIn(Collection<String> ids);

  void saveAll(Iterable<Gateway> gateways);

  void updateAll(Iterable<Gateway> gateways);
}
