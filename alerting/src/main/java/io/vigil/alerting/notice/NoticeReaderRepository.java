package io.vigil.alerting.notice;

import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of who is to read notices. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface NoticeReaderRepository extends GenericRepository<NoticeReader, String> {
  void saveAll(Iterable<NoticeReader> readers);

  void update(NoticeReader reader);

  Optional<NoticeReader> findById(String id);

  /** The plants of the area that are to read these notices, whoever has not first. */
  @Query(
      "SELECT * FROM notice_reader WHERE notice IN (:notices)"
          + AlertRepository.SEEN
          + " ORDER BY CASE WHEN read_at IS NULL THEN 0 ELSE 1 END, id")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<NoticeReader> of(Collection<String> notices, Scope scope);
}
