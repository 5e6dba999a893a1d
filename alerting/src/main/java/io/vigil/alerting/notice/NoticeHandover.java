package io.vigil.alerting.notice;

import io.vigil.alerting.duty.HandoverLine;
import io.vigil.alerting.duty.HandoverLine.Kind;
import io.vigil.alerting.duty.HandoverSource;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.notice.Notices.Sent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The newest notices that plants of the area have not read. Blocking. */
@Singleton
final class NoticeHandover implements HandoverSource {
  private static final int MOST = 100;
  private static final int LEVEL = 3;

  private final Notices notices;

  NoticeHandover(Notices notices) {
    this.notices = notices;
  }

  @Override
  public List<HandoverLine> linesFor(Position position, Instant now) {
    return notices.newest(Scope.of(position), MOST).stream()
        .filter(one -> unread(one) > 0)
        .map(NoticeHandover::line)
        .toList();
  }

  private static HandoverLine line(Sent sent) {
    long unread = unread(sent);
    String title = sent.notice().title();
    return new HandoverLine(
        Kind.NOTICE,
        sent.notice().id(),
        LEVEL,
        "警示通报《%s》：%d 家企业未阅".formatted(title, unread),
        "warning notice \"%s\": not read by %d plants".formatted(title, unread));
  }

  private static long unread(Sent sent) {
    return sent.readers().stream().filter(one -> one.readAt() == null).count();
  }
}
