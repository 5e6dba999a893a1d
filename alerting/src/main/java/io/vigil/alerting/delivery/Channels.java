package io.vigil.alerting.delivery;

import io.micronaut.json.JsonMapper;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes, changes, tries and removes channels, and journals who did. Blocking; any thread. */
@Singleton
class Channels {
  /** A channel with something due has a thread; nobody needs more of them. */
  private static final int MOST = 64;

  private final Journal journal;
  private final ChannelRepository channels;
  private final DeliveryRepository deliveries;
  private final Targets targets;
  private final Webhook webhook;
  private final JsonMapper json;
  private final Clock clock;

  Channels(
      Journal journal,
      ChannelRepository channels,
      DeliveryRepository deliveries,
      Targets targets,
      Webhook webhook,
      JsonMapper json,
      Clock clock) {
    this.journal = journal;
    this.channels = channels;
    this.deliveries = deliveries;
    this.targets = targets;
    this.webhook = webhook;
    this.json = json;
    this.clock = clock;
  }

  List<Channel> all() {
    return channels.all();
  }

  Channel one(String id) {
    return channels.findById(id).orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
  }

  /** Makes it, or changes the one that has the id; refuses a target that must not be used. */
  Channel set(Channel channel, String person) {
    requireWebhook(channel.id());
    try {
      targets.lookup(targets.parse(channel.url()).host());
    } catch (TargetRefused e) {
      throw ProblemCode.CHANNEL_BAD
          .saying(e.trouble().zh(), e.trouble().en())
          .at("/url")
          .exception();
    }
    return journal.write(pen -> set(channel, person, pen));
  }

  /** Removes it; what waits for it becomes dead letters, for everybody to see. */
  void remove(String id, String person) {
    requireWebhook(id);
    journal.write(
        pen -> {
          one(id);
          deliveries.orphan(id);
          channels.deleteById(id);
          pen.note(JournalKind.CHANNEL_REMOVED, pen.now(), id, person, "{}");
          return id;
        });
  }

  /** Sends a message that says it is a test, and tells what the receiver answered. */
  Answer test(String id) {
    Channel channel = one(id);
    requireWebhook(id);
    try {
      WebhookAlert message = WebhookWords.test(id, Instant.now(clock));
      byte[] body = json.writeValueAsBytes(WebhookBody.of(id, List.of(message)));
      return webhook.send(new Webhook.Post(channel.url(), "test/" + UUID.randomUUID(), 1, body));
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory cannot fail", e);
    }
  }

  /** Control rooms are made with their enterprise; what leads to them is not anybody's to move. */
  private void requireWebhook(String id) {
    if (channels.findById(id).filter(one -> one.kind() != ChannelKind.WEBHOOK).isPresent()) {
      throw ProblemCode.CHANNEL_BAD
          .saying(
              id + " 是系统自带的控制室通道，不能修改、删除或试发",
              id + " leads to the control rooms and can be neither changed, removed nor tried")
          .at("/id")
          .exception();
    }
  }

  private Channel set(Channel channel, String person, JournalPen pen) {
    Optional<Channel> before = channels.findById(channel.id());
    if (before.isPresent()) {
      channels.update(channel);
    } else {
      if (channels.all().size() >= MOST) {
        throw ProblemCode.TOO_MANY_CHANNELS.problem(MOST).exception();
      }
      channels.save(channel);
    }
    JournalDetail detail =
        new JournalDetail()
            .with("url", channel.url())
            .with("before", before.map(Channel::url).orElse(null))
            .with("leastSeverity", channel.leastSeverity().number())
            .with("division", channel.division())
            .with("enterprise", channel.enterprise())
            .with("enabled", channel.enabled());
    pen.note(JournalKind.CHANNEL_SET, pen.now(), channel.id(), person, detail.toString());
    return channel;
  }
}
