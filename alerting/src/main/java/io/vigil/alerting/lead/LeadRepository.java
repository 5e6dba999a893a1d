package io.vigil.alerting.lead;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of leads. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LeadRepository extends GenericRepository<Lead, String> {
  Optional<Lead> findById(String id);

  List<Lead> findByIdIn(Collection<String> ids);

  /** Leads of the enterprise that began in the span, newest first. */
  @Query(
      "SELECT * FROM lead WHERE enterprise = :enterprise AND began >= :from AND began < :to"
          + " ORDER BY began DESC, id LIMIT :most")
  List<Lead> between(String enterprise, Instant from, Instant to, int most);

  void saveAll(Iterable<Lead> leads);

  void updateAll(Iterable<Lead> leads);

  void update(Lead lead);
}
