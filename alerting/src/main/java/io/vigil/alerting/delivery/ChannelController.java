package io.vigil.alerting.delivery;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Role;
import io.vigil.model.alert.Severity;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Channels: where Alerts are sent to. For administrators. */
@Controller("/api/v1/channels")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChannelController {
  private static final int MOST_URL = 500;
  private static final int MOST_SECRET = 200;
  private static final int MOST_ADDRESS = 200;
  private static final int MOST_RECIPIENTS = 4_000;
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");
  private static final Pattern DIVISION = Pattern.compile("[0-9]{0,6}");
  private static final Pattern ENTERPRISE = Pattern.compile("|[a-z0-9-]{3,32}");

  private final Channels channels;

  ChannelController(Channels channels) {
    this.channels = channels;
  }

  /**
   * What an administrator writes.
   *
   * @param kind how it is told; absent: as before, WEBHOOK for a new one
   * @param url where to post; the token of a robot in it is never shown again
   * @param secret what messages are signed with, or the password of the mail server, never shown
   *     again; absent: as before, empty: none
   * @param user whom the mail server knows, never shown again; absent: as before, empty: it asks
   *     nobody
   * @param from address that letters come from; for mail
   * @param recipients addresses that letters go to; for mail
   * @param leastSeverity 1 to 4; absent: 4, everything
   * @param division leading digits of the division it is for; absent: all
   * @param enterprise the enterprise it is for; absent: all
   * @param enabled absent: true
   * @param drills whether drills are sent too; absent: false
   */
  @Serdeable
  record Wanted(
      @Nullable ChannelKind kind,
      @Nullable String url,
      @Nullable String secret,
      @Nullable String user,
      @Nullable String from,
      @Nullable List<String> recipients,
      @Nullable Integer leastSeverity,
      @Nullable String division,
      @Nullable String enterprise,
      @Nullable Boolean enabled,
      @Nullable Boolean drills) {}

  /** A channel as people see it: without its secrets, but whether it has one. */
  @Serdeable
  record ChannelView(
      String id,
      ChannelKind kind,
      String url,
      int leastSeverity,
      String division,
      String enterprise,
      boolean enabled,
      boolean drills,
      boolean signed,
      String from,
      List<String> recipients) {
    static ChannelView of(Channel channel) {
      return new ChannelView(
          channel.id(),
          channel.kind(),
          channel.url(),
          channel.leastSeverity().number(),
          channel.division(),
          channel.enterprise(),
          channel.enabled(),
          channel.drills(),
          !channel.secret().isEmpty(),
          channel.mail().mailFrom(),
          channel.mail().recipients());
    }
  }

  /** All channels: there are few. */
  @Serdeable
  record Listing(List<ChannelView> items) {}

  /**
   * What came of a test.
   *
   * @param accepted whether the receiver took it
   * @param answer what it said
   * @param zh why not, in Chinese; null if it did
   * @param en why not, in English; null if it did
   */
  @Serdeable
  record Tried(boolean accepted, String answer, @Nullable String zh, @Nullable String en) {}

  /** All channels. */
  @Get
  @Secured(Role.IS_ADMIN)
  Listing list() {
    return new Listing(channels.all().stream().map(ChannelView::of).toList());
  }

  /** One channel. */
  @Get("/{id}")
  @Secured(Role.IS_ADMIN)
  ChannelView one(String id) {
    return ChannelView.of(channels.one(known(id)));
  }

  /** Makes or changes a channel. */
  @Put("/{id}")
  @Secured(Role.IS_ADMIN)
  ChannelView put(String id, @Body Wanted wanted, Authentication caller) {
    if (!ID.matcher(id).matches()) {
      throw refused("通道编号应为 1 至 32 个小写字母、数字或连字符", "an id is 1 to 32 of a-z, 0-9 and -", "");
    }
    ChannelKind kind = kind(id, wanted.kind());
    Channel channel =
        new Channel(
            id,
            kind,
            WrittenText.optional(wanted.url(), MOST_URL, "/url"),
            severity(wanted.leastSeverity()),
            matching(DIVISION, wanted.division(), "/division"),
            matching(ENTERPRISE, wanted.enterprise(), "/enterprise"),
            wanted.enabled() == null || wanted.enabled(),
            Boolean.TRUE.equals(wanted.drills()),
            "",
            "",
            envelope(kind, wanted));
    ChannelDesk.Secrets secrets =
        new ChannelDesk.Secrets(
            given(wanted.user(), MOST_ADDRESS, "/user"),
            given(wanted.secret(), MOST_SECRET, "/secret"));
    return ChannelView.of(channels.set(channel, secrets, Caller.seat(caller).username()));
  }

  /** Removes a channel; what waits for it becomes dead letters. */
  @Delete("/{id}")
  @Secured(Role.IS_ADMIN)
  void remove(String id, Authentication caller) {
    channels.remove(known(id), Caller.seat(caller).username());
  }

  /** Sends a test message now, and says what was answered. */
  @Post("/{id}/test")
  @Secured(Role.IS_ADMIN)
  @Consumes(MediaType.ALL)
  Tried test(String id) {
    Answer answer = channels.test(known(id));
    Trouble trouble = answer.trouble();
    return new Tried(
        trouble == null,
        answer.detail(),
        trouble == null ? null : trouble.zh(),
        trouble == null ? null : trouble.en());
  }

  private ChannelKind kind(String id, @Nullable ChannelKind wanted) {
    if (wanted == null) {
      return channels.kind(id).orElse(ChannelKind.WEBHOOK);
    }
    if (wanted == ChannelKind.CONTROL_ROOM) {
      throw refused(
          "控制室通道随企业自动建立，不能另建",
          "control rooms are told through a channel that is there already",
          "/kind");
    }
    return wanted;
  }

  private static MailEnvelope envelope(ChannelKind kind, Wanted wanted) {
    if (kind != ChannelKind.MAIL) {
      return MailEnvelope.NONE;
    }
    return new MailEnvelope(
        WrittenText.optional(wanted.from(), MOST_ADDRESS, "/from"),
        WrittenText.optional(
            wanted.recipients() == null ? null : String.join(",", wanted.recipients()),
            MOST_RECIPIENTS,
            "/recipients"));
  }

  private static @Nullable String given(@Nullable String text, int most, String pointer) {
    return text == null ? null : WrittenText.optional(text, most, pointer);
  }

  private static Severity severity(@Nullable Integer number) {
    if (number == null) {
      return Severity.BLUE;
    }
    if (number < 1 || number > Severity.BLUE.number()) {
      throw refused("最低级别应为 1 至 4", "the least severity is 1 to 4", "/leastSeverity");
    }
    return Severity.ofNumber(number);
  }

  private static String matching(Pattern pattern, @Nullable String text, String pointer) {
    String written = WrittenText.optional(text, MOST_URL, pointer);
    if (!pattern.matcher(written).matches()) {
      throw refused(
          "应为行政区划代码的前几位数字，或企业编号", "give leading digits of a division, or an enterprise", pointer);
    }
    return written;
  }

  private static RuntimeException refused(String zh, String en, String pointer) {
    return ProblemCode.CHANNEL_BAD.saying(zh, en).at(pointer).exception();
  }

  /** What was never an id is not looked for: not every database takes every text. */
  private static String known(String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    return id;
  }
}
