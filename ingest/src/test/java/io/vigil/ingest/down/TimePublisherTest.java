package io.vigil.ingest.down;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.wire.MqttTopics.Address;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.Decoded;
import io.vigil.model.wire.mqtt.TimeMessage;
import io.vigil.model.wire.mqtt.TimeMessageCodec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimePublisherTest {
  private static final long NOW = 1_795_334_531_000L;
  private static final Address BIRTH = new Address("coal-a", "gw1", Up.BIRTH);
  private static final Address DATA = new Address("coal-a", "gw1", Up.DATA);

  private final List<TimeMessage> sent = new ArrayList<>();
  private boolean up = true;
  private final TimePublisher times = new TimePublisher(this::send);

  @Test
  void gatewayIsToldTheTimeAtItsBirth() {
    times.born(BIRTH, NOW - 280, NOW);
    assertThat(sent).containsExactly(new TimeMessage(NOW, -280));
  }

  @Test
  void gatewayIsToldAgainAfterAnHourWithTheSkewOfItsNewestMessage() {
    times.born(BIRTH, NOW, NOW);
    long hour = NOW + TimePublisher.PERIOD_MILLIS;
    times.heard(DATA, hour - 1, hour - 1);
    assertThat(sent).hasSize(1);
    times.heard(DATA, hour + 600_000, hour);
    assertThat(sent).hasSize(2).endsWith(new TimeMessage(hour, 600_000));
    times.heard(DATA, hour + 1, hour + 1);
    assertThat(sent).hasSize(2);
  }

  @Test
  void timeThatCannotBeSentIsSentWithTheNextMessage() {
    times.born(BIRTH, NOW, NOW);
    up = false;
    long hour = NOW + TimePublisher.PERIOD_MILLIS;
    times.heard(DATA, hour, hour);
    up = true;
    times.heard(DATA, hour + 1, hour + 1);
    assertThat(sent).hasSize(2).endsWith(new TimeMessage(hour + 1, 0));
  }

  private boolean send(String topic, byte[] payload) {
    assertThat(topic).isEqualTo("ent/coal-a/down/gw1/time");
    if (up) {
      sent.add(((Decoded.Value<TimeMessage>) TimeMessageCodec.decode(payload)).message());
    }
    return up;
  }
}
