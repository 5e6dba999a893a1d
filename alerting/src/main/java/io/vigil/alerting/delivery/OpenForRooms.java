package io.vigil.alerting.delivery;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.room.RoomSnapshots;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the rooms of a plant what is open there, the way everything else goes to them, so that a
 * room that is new, or has lost what it knew, begins complete. Any thread; blocking.
 */
@Singleton
class OpenForRooms implements RoomSnapshots {
  private static final Logger LOG = LoggerFactory.getLogger(OpenForRooms.class);
  private static final Duration ONCE_IN = Duration.ofSeconds(10);
  private static final int MOST = 1_000;

  private final ChannelRepository channels;
  private final DeliveryRepository deliveries;
  private final DeliveryRows rows;
  private final AlertRepository alerts;
  private final Journal journal;
  private final Deadlines deadlines;
  private final Map<String, Instant> answered = new ConcurrentHashMap<>();

  OpenForRooms(
      ChannelRepository channels,
      DeliveryRepository deliveries,
      DeliveryRows rows,
      AlertRepository alerts,
      Journal journal,
      Deadlines deadlines) {
    this.channels = channels;
    this.deliveries = deliveries;
    this.rows = rows;
    this.alerts = alerts;
    this.journal = journal;
    this.deadlines = deadlines;
  }

  @Override
  public void asked(String enterprise, String room) {
    Instant now = deadlines.now();
    Instant before = answered.get(enterprise);
    if (before != null && now.isBefore(before.plus(ONCE_IN))) {
      LOG.info("rooms: {}/{} asks again at once, not answered again", enterprise, room);
      return;
    }
    List<Channel> wanting =
        channels.all().stream()
            .filter(one -> one.kind() == ChannelKind.CONTROL_ROOM && one.enabled())
            .toList();
    int told =
        journal.write(
            pen -> {
              List<Alert> open = alerts.openOf(enterprise, MOST);
              String detail = new JournalDetail().with("open", open.size()).toString();
              pen.note(JournalKind.ROOM_ASKED, pen.now(), enterprise, room, detail);
              List<Delivery> all = new ArrayList<>();
              for (Channel channel : wanting) {
                open.stream()
                    .filter(channel::wants)
                    .map(one -> rows.snapshot(channel, one, now))
                    .forEach(all::add);
              }
              deliveries.saveAll(all);
              return all.size();
            });
    answered.put(enterprise, now);
    LOG.info("rooms: {}/{} asked what is open and is told of {}", enterprise, room, told);
  }
}
