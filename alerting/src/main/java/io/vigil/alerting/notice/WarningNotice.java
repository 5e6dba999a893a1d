package io.vigil.alerting.notice;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A warning notice (警示通报, domain guide §4.4). Never changed, never deleted.
 *
 * @param id {@code n-epoch-n}, after the journal number at which it was sent
 * @param title in few words
 * @param content what happened, and why
 * @param measure what plants are to do
 * @param sentFrom the position that sent it, {@code tier:area}
 * @param sentBy who
 * @param sentAt when
 */
@MappedEntity("warning_notice")
record WarningNotice(
    @Id String id,
    String title,
    String content,
    String measure,
    String sentFrom,
    String sentBy,
    Instant sentAt) {}
