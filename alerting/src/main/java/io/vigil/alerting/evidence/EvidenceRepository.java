package io.vigil.alerting.evidence;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The rows of evidence files. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface EvidenceRepository extends GenericRepository<EvidenceFile, String> {
  void save(EvidenceFile file);

  Optional<EvidenceFile> findById(String id);

  List<EvidenceFile> findByDisposalOrderByAddedAt(String disposal);
}
