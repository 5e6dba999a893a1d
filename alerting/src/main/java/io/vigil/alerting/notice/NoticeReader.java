package io.vigil.alerting.notice;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plant that is to read a notice.
 *
 * @param id {@code notice/enterprise}
 * @param notice which notice
 * @param enterprise which plant
 * @param division where it lies (GB/T 2260 code)
 * @param readBy who of the plant has read it; null if nobody has
 * @param readAt when
 */
@MappedEntity("notice_reader")
record NoticeReader(
    @Id String id,
    String notice,
    String enterprise,
    String division,
    @Nullable String readBy,
    @Nullable Instant readAt) {
  static String id(String notice, String enterprise) {
    return notice + "/" + enterprise;
  }

  static NoticeReader unread(String notice, String enterprise, String division) {
    return new NoticeReader(id(notice, enterprise), notice, enterprise, division, null, null);
  }

  NoticeReader read(String by, Instant when) {
    return new NoticeReader(id, notice, enterprise, division, by, when);
  }
}
