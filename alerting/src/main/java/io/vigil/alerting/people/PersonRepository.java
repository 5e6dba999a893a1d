package io.vigil.alerting.people;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The rows of people. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PersonRepository extends GenericRepository<Person, String> {
  Optional<Person> findById(String username);

  boolean existsById(String username);

  boolean existsByRole(Role role);

  List<Person> findAllOrderByUsername();

  void save(Person person);

  void update(Person person);

  /** Marks the step as used; 0 if it, or a later one, was used already. */
  @Query("UPDATE person SET totp_step = :step WHERE username = :username AND totp_step < :step")
  int useStep(String username, long step);

  void deleteById(String username);
}
