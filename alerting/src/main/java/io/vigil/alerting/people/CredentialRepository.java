package io.vigil.alerting.people;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of credentials. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CredentialRepository extends GenericRepository<Credential, String> {
  Optional<Credential> findById(String username);

  List<Credential> findByUsernameIn(Collection<String> usernames);

  void saveAll(Iterable<Credential> credentials);

  void updateAll(Iterable<Credential> credentials);
}
