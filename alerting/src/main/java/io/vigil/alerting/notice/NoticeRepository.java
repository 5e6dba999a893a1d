package io.vigil.alerting.notice;

import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.Scope;
import java.util.List;

/** The rows of warning notices. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface NoticeRepository extends GenericRepository<WarningNotice, String> {
  void save(WarningNotice notice);

  /** Those to plants of the area, the newest first. */
  @Query(
      "SELECT * FROM warning_notice WHERE id IN (SELECT notice FROM notice_reader WHERE 1 = 1"
          + AlertRepository.SEEN
          + ") ORDER BY sent_at DESC, id LIMIT :most")
  @ParameterExpression(name = "divisions", expression = "#{scope.divisions()}")
  @ParameterExpression(name = "enterprises", expression = "#{scope.enterprises()}")
  List<WarningNotice> newest(Scope scope, int most);
}
