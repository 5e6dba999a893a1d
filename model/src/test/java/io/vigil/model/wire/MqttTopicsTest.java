package io.vigil.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.wire.MqttTopics.Address;
import io.vigil.model.wire.MqttTopics.Up;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MqttTopicsTest {
  @ParameterizedTest
  @CsvSource({
    "DATA, ent/coal-a/up/gw1/data",
    "BIRTH, ent/coal-a/up/gw1/birth",
    "DEATH, ent/coal-a/up/gw1/death",
    "EVENT, ent/coal-a/up/gw1/event",
    "BACKFILL, ent/coal-a/up/gw1/backfill",
    "RECEIPT, ent/coal-a/up/gw1/receipt",
    "TELEMETRY, ent/coal-a/up/gw1/telemetry",
    "DEVICES_TELEMETRY, ent/coal-a/up/gw1/devices-telemetry",
    "DEVICE_CONNECT, ent/coal-a/up/gw1/device-connect",
    "DEVICE_DISCONNECT, ent/coal-a/up/gw1/device-disconnect",
    "NEURON, ent/coal-a/up/gw1/neuron"
  })
  void upwardTopicsAreTheOnesThatGatewaysWereConfiguredWith(Up kind, String topic) {
    assertThat(MqttTopics.up("coal-a", "gw1", kind)).isEqualTo(topic);
  }

  @Test
  void downwardTopicsAreTheOnesThatGatewaysSubscribeTo() {
    assertThat(MqttTopics.ack("coal-a", "gw1")).isEqualTo("ent/coal-a/down/gw1/ack");
    assertThat(MqttTopics.time("coal-a", "gw1")).isEqualTo("ent/coal-a/down/gw1/time");
  }

  @ParameterizedTest
  @EnumSource(Up.class)
  void upwardTopicNamesItsSenderAndKind(Up kind) {
    assertThat(MqttTopics.parseUp(MqttTopics.up("coal-a", "gw1", kind)))
        .contains(new Address("coal-a", "gw1", kind));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "ent/coal-a/up/gw1",
        "ent/coal-a/up/gw1/data/",
        "ent/coal-a/up/gw1/data/more",
        "/ent/coal-a/up/gw1/data",
        "ENT/coal-a/up/gw1/data",
        "ent/coal-a/UP/gw1/data",
        "ent/coal-a/up/gw1/DATA",
        "ent/coal-a/up/gw1/",
        "ent/coal-a/up/gw1/other",
        "ent/coal-a/down/gw1/ack",
        "ent/coal-a/down/gw1/data",
        "$SYS/broker/clients/a/data"
      })
  void whatIsNoUpwardTopicIsNoAddress(String topic) {
    assertThat(MqttTopics.parseUp(topic)).isEmpty();
  }
}
