package io.vigil.alerting.alert;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Why rules of plants' own deserve an Alert. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface WatchRationaleRepository extends GenericRepository<WatchRationale, String> {
  /** That of a Watch; empty for rules of packs, and for rules of before it was asked for. */
  Optional<WatchRationale> findById(String watch);

  /** Those of an enterprise. */
  List<WatchRationale> findByEnterprise(String enterprise);

  /** Those of these Watches, as far as there are any. */
  List<WatchRationale> findByWatchIn(Collection<String> watches);

  /** Writes new ones. */
  void saveAll(Iterable<WatchRationale> rationales);

  /** Writes those that differ. */
  void updateAll(Iterable<WatchRationale> rationales);
}
