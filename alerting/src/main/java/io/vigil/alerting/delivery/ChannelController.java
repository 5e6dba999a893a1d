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
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Channels: where Alerts are sent to. For administrators. */
@Controller("/api/v1/channels")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChannelController {
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");

  private final Channels channels;

  ChannelController(Channels channels) {
    this.channels = channels;
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
  @Secured(Right.SET_UP)
  Listing list() {
    return new Listing(channels.all().stream().map(ChannelView::of).toList());
  }

  /** One channel. */
  @Get("/{id}")
  @Secured(Right.SET_UP)
  ChannelView one(String id) {
    return ChannelView.of(channels.one(known(id)));
  }

  /** Makes or changes a channel. */
  @Put("/{id}")
  @Secured(Right.SET_UP)
  ChannelView put(String id, @Body ChannelForm form, Authentication caller) {
    if (!ID.matcher(id).matches()) {
      throw refused("通道编号应为 1 至 32 个小写字母、数字或连字符", "an id is 1 to 32 of a-z, 0-9 and -", "");
    }
    Channel channel = form.channel(id, kind(id, form.kind()));
    String person = Caller.seat(caller).username();
    return ChannelView.of(channels.set(channel, form.secrets(), person));
  }

  /** Removes a channel; what waits for it becomes dead letters. */
  @Delete("/{id}")
  @Secured(Right.SET_UP)
  void remove(String id, Authentication caller) {
    channels.remove(known(id), Caller.seat(caller).username());
  }

  /** Sends a test message now, and says what was answered. */
  @Post("/{id}/test")
  @Secured(Right.SET_UP)
  @Consumes(MediaType.ALL)
  Tried test(String id, Authentication caller) {
    Answer answer = channels.test(known(id), Caller.seat(caller).username());
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
