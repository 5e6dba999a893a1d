package io.vigil.alerting.people;

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

  void deleteById(String username);
}
