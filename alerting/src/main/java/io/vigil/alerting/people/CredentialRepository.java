package io.vigil.alerting.people;

import io.micronaut.data.annotation.Query;
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

  List<Credential> findByKindAndEnterpriseIn(CredentialKind kind, Collection<String> enterprises);

  @Query(
      "SELECT DISTINCT enterprise FROM credential"
          + " WHERE kind = :kind AND NOT revoked AND enterprise IN (:enterprises)")
  List<String> having(CredentialKind kind, Collection<String> enterprises);

  @Query(
      "SELECT name FROM credential"
          + " WHERE kind = :kind AND NOT revoked AND enterprise = :enterprise ORDER BY name")
  List<String> names(CredentialKind kind, String enterprise);

  List<Credential> findByRevokedFalseOrderByUsername();

  void saveAll(Iterable<Credential> credentials);

  void updateAll(Iterable<Credential> credentials);
}
