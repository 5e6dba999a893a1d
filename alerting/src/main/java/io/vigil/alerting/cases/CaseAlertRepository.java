package io.vigil.alerting.cases;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows that tie Alerts to Cases. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CaseAlertRepository extends GenericRepository<CaseAlert, String> {
  Optional<CaseAlert> findById(String alert);

  List<CaseAlert> findByDisposal(String disposal);

  List<CaseAlert> findByAlertIn(Collection<String> alerts);

  void saveAll(Iterable<CaseAlert> rows);
}
