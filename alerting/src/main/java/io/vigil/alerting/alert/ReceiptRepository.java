package io.vigil.alerting.alert;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The rows of receipts. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ReceiptRepository extends GenericRepository<Receipt, String> {
  Optional<Receipt> findById(String id);

  List<Receipt> findByAlertOrderByAt(String alert);

  void save(Receipt receipt);
}
