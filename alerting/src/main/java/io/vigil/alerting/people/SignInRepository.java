package io.vigil.alerting.people;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** The rows of sign-ins. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SignInRepository extends GenericRepository<SignIn, String> {
  List<SignIn> findAll();

  List<SignIn> findByUsernameAndNameIsNotNullOrderByName(String username);

  void save(SignIn signIn);

  void updateAll(Iterable<SignIn> signIns);

  void deleteByTokenHashIn(Collection<String> tokenHashes);
}
