package io.vigil.alerting.delivery;

import io.micronaut.json.JsonMapper;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertSubject;
import io.vigil.alerting.room.ControlRooms;
import io.vigil.model.alert.Mode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Makes the row that one channel is told of one event, with what it is told. Any thread. */
@Singleton
class DeliveryRows {
  private final JsonMapper json;

  DeliveryRows(JsonMapper json) {
    this.json = json;
  }

  /** About a change of the Alert: the same event is never written twice for a channel. */
  Delivery row(Channel channel, DeliveryEvent event, Alert alert, Instant now) {
    return row(channel, event, alert, alert.changedEpoch() + "-" + alert.changedN(), now);
  }

  /** About the Alert as it stands, though nothing has changed. */
  Delivery snapshot(Channel channel, Alert alert, Instant now) {
    return row(channel, DeliveryEvent.SNAPSHOT, alert, Long.toString(now.toEpochMilli()), now);
  }

  private Delivery row(
      Channel channel, DeliveryEvent event, Alert alert, String which, Instant now) {
    return new Delivery(
        null,
        alert.id() + "/" + event + "/" + which,
        channel.id(),
        alert.id(),
        event,
        alert.evidence().severity().number(),
        group(alert.subject()),
        content(channel.kind(), event, alert),
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

  private String content(ChannelKind kind, DeliveryEvent event, Alert alert) {
    if (kind == ChannelKind.CONTROL_ROOM) {
      return new String(ControlRooms.message(event.forRooms(alert), alert), StandardCharsets.UTF_8);
    }
    try {
      return json.writeValueAsString(WebhookWords.of(event, alert));
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory cannot fail", e);
    }
  }

  /** What is told in one message: a drill never together with what is real. */
  private static String group(AlertSubject subject) {
    String unit = subject.enterprise() + "/" + subject.scheme().text() + "/" + subject.unit();
    return subject.mode() == Mode.REAL ? unit : unit + "/" + subject.mode();
  }
}
