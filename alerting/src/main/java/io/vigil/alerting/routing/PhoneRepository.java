package io.vigil.alerting.routing;

import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.duty.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of the phone book. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PhoneRepository extends GenericRepository<PhoneEntry, String> {
  Optional<PhoneEntry> findById(String id);

  void save(PhoneEntry entry);

  void deleteById(String id);

  List<PhoneEntry> findByPositionInOrderById(Collection<String> positions);

  /** Those of the positions of the area. */
  @Query(
      "SELECT * FROM phone_entry WHERE division LIKE :divisions AND enterprise LIKE :enterprises"
          + " ORDER BY position, id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<PhoneEntry> within(Scope scope, int most);
}
