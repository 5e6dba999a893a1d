package io.vigil.alerting.inspection;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** The rows of what is to be looked at. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface InspectionItemRepository extends GenericRepository<InspectionItem, String> {
  void saveAll(Iterable<InspectionItem> items);

  void updateAll(Iterable<InspectionItem> items);

  List<InspectionItem> findByInspectionInOrderByOrdinal(Collection<String> inspections);
}
