package io.vigil.alerting.delivery;

import io.micronaut.json.JsonMapper;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertObserver;
import io.vigil.alerting.alert.AlertWriter.Change;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.room.ControlRooms;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes down what channels are to be told, in the transaction that changes the Alert: it is sent
 * if and only if that commits. Who was told of an Alert is told how it ended, whatever its severity
 * by then. Blocking.
 */
@Singleton
class DeliveryOutbox implements AlertObserver {
  private final ChannelRepository channels;
  private final DeliveryRepository deliveries;
  private final ControlRooms rooms;
  private final JsonMapper json;

  private record News(DeliveryEvent event, Alert alert) {}

  DeliveryOutbox(
      ChannelRepository channels,
      DeliveryRepository deliveries,
      ControlRooms rooms,
      JsonMapper json) {
    this.channels = channels;
    this.deliveries = deliveries;
    this.rooms = rooms;
    this.json = json;
  }

  @Override
  public void written(List<Change> changes, Instant now, JournalPen pen) {
    List<News> news = new ArrayList<>();
    for (Change change : changes) {
      Optional<DeliveryEvent> event = DeliveryEvent.of(change);
      event.ifPresent(one -> news.add(new News(one, change.after())));
    }
    List<Channel> open =
        news.isEmpty() ? List.of() : channels.all().stream().filter(Channel::enabled).toList();
    if (open.isEmpty()) {
      return;
    }
    Set<Told> told = told(news);
    Set<String> withRoom =
        rooms.among(news.stream().map(one -> one.alert().subject().enterprise()).toList());
    List<Delivery> rows = new ArrayList<>();
    for (News one : news) {
      for (Channel channel : open) {
        boolean wanted =
            one.event() == DeliveryEvent.RESOLVED
                ? told.contains(new Told(channel.id(), one.alert().id()))
                : channel.wants(one.alert()) && hasReceiver(channel, one.alert(), withRoom);
        if (wanted) {
          rows.add(row(channel, one, content(channel.kind(), one), now));
        }
      }
    }
    if (!rows.isEmpty()) {
      deliveries.saveAll(rows);
    }
  }

  private Set<Told> told(List<News> news) {
    List<String> over =
        news.stream()
            .filter(one -> one.event() == DeliveryEvent.RESOLVED)
            .map(one -> one.alert().id())
            .toList();
    return over.isEmpty() ? Set.of() : new HashSet<>(deliveries.told(over));
  }

  private static boolean hasReceiver(Channel channel, Alert alert, Set<String> withRoom) {
    return channel.kind() != ChannelKind.CONTROL_ROOM
        || withRoom.contains(alert.subject().enterprise());
  }

  private String content(ChannelKind kind, News news) {
    if (kind == ChannelKind.CONTROL_ROOM) {
      Alert alert = news.alert();
      byte[] message = ControlRooms.message(news.event().forRooms(alert), alert);
      return new String(message, StandardCharsets.UTF_8);
    }
    try {
      return json.writeValueAsString(WebhookWords.of(news.event(), news.alert()));
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory cannot fail", e);
    }
  }

  private static Delivery row(Channel channel, News news, String content, Instant now) {
    Alert alert = news.alert();
    return new Delivery(
        null,
        "%s/%s/%d-%d".formatted(alert.id(), news.event(), alert.changedEpoch(), alert.changedN()),
        channel.id(),
        alert.id(),
        news.event(),
        alert.evidence().severity().number(),
        alert.subject().enterprise()
            + "/"
            + alert.subject().scheme().text()
            + "/"
            + alert.subject().unit(),
        content,
        DeliveryState.WAITING,
        null,
        0,
        now,
        now,
        now,
        null,
        null,
        null,
        "");
  }
}
