package io.vigil.alerting.commitment;

import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.Scope;
import java.util.List;

/** The rows of commitments. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CommitmentRepository extends GenericRepository<Commitment, String> {
  void save(Commitment commitment);

  boolean existsById(String id);

  /** Those of the day. */
  @Query("SELECT * FROM commitment WHERE for_day = :day" + AlertRepository.SEEN + " ORDER BY id")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Commitment> ofDay(String day, Scope scope);
}
