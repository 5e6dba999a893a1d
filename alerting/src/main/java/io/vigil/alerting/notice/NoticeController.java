package io.vigil.alerting.notice;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.error.WrittenText.What;
import io.vigil.alerting.notice.Notices.Sent;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Warning notices: sent by duty rooms, read by plants, seen by everybody of the area. */
@Controller("/api/v1/notices")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NoticeController {
  private static final int MOST = 100;
  private static final int MOST_TITLE = 100;
  private static final int MOST_WORDS = 2_000;
  private static final Pattern ID = Pattern.compile("n-[0-9]{1,18}-[0-9]{1,18}");

  private final Notices notices;

  NoticeController(Notices notices) {
    this.notices = notices;
  }

  /**
   * What is to be said.
   *
   * @param title in few words
   * @param content what happened, and why
   * @param measure what plants are to do
   * @param enterprises to whom; every plant of the area if left out
   */
  @Serdeable
  record Say(
      @Nullable String title,
      @Nullable String content,
      @Nullable String measure,
      @Nullable Set<String> enterprises) {}

  /** A plant that is to read a notice; see {@link NoticeReader}. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record ReaderView(String enterprise, @Nullable String readBy, @Nullable String readAt) {
    static ReaderView of(NoticeReader reader) {
      return new ReaderView(
          reader.enterprise(), reader.readBy(), PlantTime.formatOrNull(reader.readAt()));
    }
  }

  /**
   * A notice; see {@link WarningNotice}.
   *
   * @param readers the plants of the caller's area that are to read it, whoever has not first
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record NoticeView(
      String id,
      String title,
      String content,
      String measure,
      String sentFrom,
      String sentBy,
      String sentAt,
      List<ReaderView> readers) {
    static NoticeView of(Sent sent) {
      WarningNotice notice = sent.notice();
      return new NoticeView(
          notice.id(),
          notice.title(),
          notice.content(),
          notice.measure(),
          notice.sentFrom(),
          notice.sentBy(),
          PlantTime.format(notice.sentAt()),
          sent.readers().stream().map(ReaderView::of).toList());
    }
  }

  /** Notices to plants of the caller's area, the newest first. */
  @Serdeable
  record Listing(List<NoticeView> items) {}

  /** The newest notices. */
  @Get
  @Secured(Right.LOOK)
  Listing list(Authentication caller) {
    return new Listing(
        notices.newest(Caller.seat(caller).scope(), MOST).stream().map(NoticeView::of).toList());
  }

  /** Sends one to plants of the caller's area. */
  @Post
  @Secured(Right.ACT)
  NoticeView send(@Body Say say, Authentication caller) {
    Notices.Wanted wanted =
        new Notices.Wanted(
            WrittenText.required(say.title(), MOST_TITLE, "/title", What.TITLE),
            WrittenText.required(say.content(), MOST_WORDS, "/content", What.CONTENT),
            WrittenText.required(say.measure(), MOST_WORDS, "/measure", What.MEASURE),
            plants(say.enterprises()));
    return NoticeView.of(notices.send(wanted, Caller.seat(caller)));
  }

  /** An empty list is a mistake rather than everybody. */
  private static Set<String> plants(@Nullable Set<String> asked) {
    if (asked == null) {
      return Set.of();
    }
    if (asked.isEmpty() || asked.stream().anyMatch(Objects::isNull)) {
      throw ProblemCode.BAD_REQUEST.problem("enterprises").at("/enterprises").exception();
    }
    return Set.copyOf(asked);
  }

  /** Says that the caller's plant has read it. */
  @Post("/{id}/read")
  @Consumes(MediaType.ALL)
  @Secured(Right.ACT)
  ReaderView read(String id, Authentication caller) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    return ReaderView.of(notices.read(id, Caller.seat(caller)));
  }
}
