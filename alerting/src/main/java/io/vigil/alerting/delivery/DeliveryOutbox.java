package io.vigil.alerting.delivery;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertObserver;
import io.vigil.alerting.alert.AlertWriter.Change;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.room.ControlRooms;
import jakarta.inject.Singleton;
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
  private final DeliveryRows writer;

  private record News(DeliveryEvent event, Alert alert) {}

  DeliveryOutbox(
      ChannelRepository channels,
      DeliveryRepository deliveries,
      ControlRooms rooms,
      DeliveryRows writer) {
    this.channels = channels;
    this.deliveries = deliveries;
    this.rooms = rooms;
    this.writer = writer;
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
            one.event().isFor(channel.kind())
                && (one.event() == DeliveryEvent.RESOLVED
                    ? told.contains(new Told(channel.id(), one.alert().id()))
                    : channel.wants(one.alert()) && hasReceiver(channel, one.alert(), withRoom));
        if (wanted) {
          rows.add(writer.row(channel, one.event(), one.alert(), now));
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
}
