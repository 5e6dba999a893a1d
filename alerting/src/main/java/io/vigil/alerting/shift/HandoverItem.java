package io.vigil.alerting.shift;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.vigil.alerting.duty.HandoverLine;
import io.vigil.alerting.duty.HandoverLine.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a handover as it stood when it was offered.
 *
 * @param id given by the database
 * @param handover id of the handover
 * @param ordinal place in the list, from 1
 * @param kind see {@link HandoverLine}
 * @param subject see {@link HandoverLine}
 * @param level see {@link HandoverLine}
 * @param textZh see {@link HandoverLine}
 * @param textEn see {@link HandoverLine}
 * @param checkedBy who has looked at it; null before
 * @param checkedAt when
 */
@MappedEntity("handover_line")
record HandoverItem(
    @Id @GeneratedValue @Nullable Long id,
    String handover,
    int ordinal,
    Kind kind,
    String subject,
    int level,
    String textZh,
    String textEn,
    @Nullable String checkedBy,
    @Nullable Instant checkedAt) {
  static HandoverItem of(String handover, int ordinal, HandoverLine line) {
    return new HandoverItem(
        null,
        handover,
        ordinal,
        line.kind(),
        line.subject(),
        line.level(),
        line.zh(),
        line.en(),
        null,
        null);
  }

  HandoverItem checked(String by, Instant when) {
    return new HandoverItem(id, handover, ordinal, kind, subject, level, textZh, textEn, by, when);
  }
}
