package io.vigil.alerting.shift;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The rows of handovers. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HandoverRepository extends GenericRepository<Handover, String> {
  Optional<Handover> findById(String id);

  Optional<Handover> findByOpenKey(String position);

  @Query(
      "SELECT * FROM handover WHERE position = :position"
          + " ORDER BY offered_at DESC, id LIMIT :most")
  List<Handover> newest(String position, int most);

  void save(Handover handover);

  void update(Handover handover);
}
