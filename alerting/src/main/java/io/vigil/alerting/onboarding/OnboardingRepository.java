package io.vigil.alerting.onboarding;

import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.Scope;
import java.util.List;
import java.util.Optional;

/** The rows of applications. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OnboardingRepository extends GenericRepository<Onboarding, String> {
  void save(Onboarding onboarding);

  void update(Onboarding onboarding);

  Optional<Onboarding> findById(String id);

  boolean existsByOpenKey(String enterprise);

  /** Those that are open first, then the newest. */
  @Query(
      "SELECT * FROM onboarding WHERE 1 = 1"
          + AlertRepository.SEEN
          + " ORDER BY CASE WHEN open_key IS NULL THEN 1 ELSE 0 END, asked_at DESC, id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<Onboarding> newest(Scope scope, int most);
}
