package io.vigil.alerting.delivery;

import io.micronaut.json.JsonMapper;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.room.ControlRooms;
import io.vigil.model.alert.Severity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

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

  /** A message that says that it is none; it is never written. */
  Delivery test(Channel channel, Instant now) {
    return new Delivery(
        null,
        "test/" + UUID.randomUUID(),
        channel.id(),
        "test",
        DeliveryEvent.RAISED,
        Severity.BLUE.number(),
        "test/test",
        json(WebhookWords.test(channel.id(), now)),
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

  private Delivery row(
      Channel channel, DeliveryEvent event, Alert alert, String which, Instant now) {
    return new Delivery(
        null,
        alert.id() + "/" + event + "/" + which,
        channel.id(),
        alert.id(),
        event,
        alert.evidence().severity().number(),
        alert.subject().happening(),
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
    return json(WebhookWords.of(event, alert));
  }

  private String json(WebhookAlert told) {
    try {
      return json.writeValueAsString(told);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory cannot fail", e);
    }
  }
}
