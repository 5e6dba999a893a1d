package io.vigil.alerting.shift;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The lines of handovers. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HandoverItemRepository extends GenericRepository<HandoverItem, Long> {
  List<HandoverItem> findByHandoverOrderByOrdinal(String handover);

  void saveAll(Iterable<HandoverItem> items);

  void updateAll(Iterable<HandoverItem> items);
}
