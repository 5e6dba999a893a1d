package io.vigil.alerting.delivery;

import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, changes, tries and removes channels, and journals who did. Blocking; any thread. */
@Singleton
class Channels {
  /** A channel with something due has a thread; nobody needs more of them. */
  private static final int MOST = 64;

  private final Journal journal;
  private final ChannelRepository channels;
  private final DeliveryRepository deliveries;
  private final ChannelDesk desk;
  private final DeliveryRows rows;
  private final MessageLimits limits;
  private final Senders senders;
  private final Clock clock;

  Channels(
      Journal journal,
      ChannelRepository channels,
      DeliveryRepository deliveries,
      ChannelDesk desk,
      DeliveryRows rows,
      MessageLimits limits,
      Senders senders,
      Clock clock) {
    this.journal = journal;
    this.channels = channels;
    this.deliveries = deliveries;
    this.desk = desk;
    this.rows = rows;
    this.limits = limits;
    this.senders = senders;
    this.clock = clock;
  }

  List<Channel> all() {
    return channels.all();
  }

  Channel one(String id) {
    return channels.findById(id).orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
  }

  /** What kind it is, if there is one. */
  Optional<ChannelKind> kind(String id) {
    return channels.findById(id).map(Channel::kind);
  }

  /**
   * Makes it, or changes the one that has the id; refuses a target that must not be used.
   *
   * @param secrets those that are not given stay as they are
   */
  Channel set(Channel written, ChannelDesk.Secrets secrets, String person) {
    requireOurs(written.id());
    Channel channel = row(written, secrets, channels.findById(written.id()).orElse(null));
    return journal.write(pen -> set(channel, person, pen));
  }

  /** Removes it; what waits for it becomes dead letters, for everybody to see. */
  void remove(String id, String person) {
    requireOurs(id);
    journal.write(
        pen -> {
          one(id);
          deliveries.orphan(id);
          channels.deleteById(id);
          pen.note(JournalKind.CHANNEL_REMOVED, pen.now(), id, person, "{}");
          return id;
        });
  }

  /** Sends a message that says it is a test, tells what the receiver answered, and journals it. */
  Answer test(String id, String person) {
    Channel channel = one(id);
    requireOurs(id);
    Answer answer = tried(channel, rows.test(channel, clock.instant()));
    Trouble trouble = answer.trouble();
    JournalDetail detail =
        new JournalDetail()
            .with("accepted", answer.isAccepted())
            .with("trouble", trouble == null ? null : trouble.name())
            .with("answer", answer.detail());
    return journal.write(
        pen -> {
          pen.note(JournalKind.CHANNEL_TESTED, pen.now(), id, person, detail.toString());
          return answer;
        });
  }

  private Answer tried(Channel channel, Delivery row) {
    if (!limits.take(channel, row.severity())) {
      return new Answer(Trouble.LIMIT, "");
    }
    try {
      return senders.send(new DeliveryRequest(channel, row.eventKey(), 1, List.of(row)));
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory cannot fail", e);
    }
  }

  /** Control rooms are made with their enterprise; what leads to them is not anybody's to move. */
  private void requireOurs(String id) {
    if (channels.findById(id).filter(one -> one.kind() == ChannelKind.CONTROL_ROOM).isPresent()) {
      throw ProblemCode.CHANNEL_BAD
          .saying(
              id + " 是系统自带的控制室通道，不能修改、删除或试发",
              id + " leads to the control rooms and can be neither changed, removed nor tried")
          .at("/id")
          .exception();
    }
  }

  private Channel row(Channel written, ChannelDesk.Secrets secrets, @Nullable Channel before) {
    try {
      return desk.row(written, secrets, before);
    } catch (TargetRefused e) {
      throw ProblemCode.CHANNEL_BAD
          .saying(e.trouble().zh(), e.trouble().en())
          .at(e.pointer())
          .exception();
    } catch (IOException e) {
      throw new UncheckedIOException("the key of the channels cannot be kept", e);
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
            .with("kind", channel.kind().name())
            .with("url", channel.url())
            .with("before", before.map(Channel::url).orElse(null))
            .with("leastSeverity", channel.leastSeverity().number())
            .with("division", channel.division())
            .with("enterprise", channel.enterprise())
            .with("enabled", channel.enabled())
            .with("drills", channel.drills())
            .with("recipients", nullIfEmpty(channel.mail().mailTo()))
            .with("phones", nullIfEmpty(channel.gateway().gatewayPhones()));
    pen.note(JournalKind.CHANNEL_SET, pen.now(), channel.id(), person, detail.toString());
    return channel;
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
