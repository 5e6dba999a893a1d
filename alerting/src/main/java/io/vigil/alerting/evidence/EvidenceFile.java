package io.vigil.alerting.evidence;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A file that belongs to a Case. Never changed, never deleted.
 *
 * @param id 32 hex digits by chance; also how it is called on our disk
 * @param disposal id of the Case
 * @param name what whoever brought it called it, for people alone
 * @param kind what stands in it
 * @param bytes how long it is
 * @param sha256 of its bytes, hex; the journal has it too
 * @param addedBy who brought it
 * @param addedAt when
 */
@MappedEntity("evidence_file")
record EvidenceFile(
    @Id String id,
    String disposal,
    String name,
    FileKind kind,
    long bytes,
    String sha256,
    String addedBy,
    Instant addedAt) {}
