package io.vigil.sim.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.lane.Batch;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import io.vigil.model.wire.mqtt.Decoded;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutgoingTest {
  @Test
  void whatWasAddedIsWhatIsDecoded() {
    Outgoing out = new Outgoing();
    for (int i = 0; i < 40; i++) {
      out.add("P" + i, 1_000 + i, i / 7.0);
    }
    out.add("BAD", 2_000, Double.NaN, QualityReason.SENSOR_FAULT);
    DataMessage message = decoded(out);
    assertThat(message.size()).isEqualTo(41);
    assertThat(message.points()[39]).isEqualTo("P39");
    assertThat(message.times()[39]).isEqualTo(1_039);
    assertThat(message.values()[39]).isEqualTo(39 / 7.0);
    assertThat(message.values()[40]).isNaN();
    assertThat(message.reasons()[40]).isEqualTo(QualityReason.SENSOR_FAULT.code());
    assertThat(message.at()).isEqualTo(Batch.NO_AT);
  }

  @Test
  void textIsSentAsItStandsSoThatItIsRefusedInWords() {
    Outgoing out = new Outgoing().add("A", 1, 1).addText("B", 2, "n/a");
    DataMessage message = decoded(out);
    assertThat(List.of(message.notNumber(0), message.notNumber(1))).containsExactly("", "n/a");
    String json = new String(DataMessageCodec.encode(out.toMessage("b", 1, 5)), UTF_8);
    assertThat(json).contains("\"x\":\"n/a\"");
  }

  @Test
  void clearedOneCarriesNothingOver() {
    Outgoing out = new Outgoing().at(7).late().addText("B", 2, "n/a");
    assertThat(decoded(out).late()).as("control").isTrue();
    out.clear();
    assertThat(out.isEmpty()).isTrue();
    DataMessage message = decoded(out.add("A", 1, 1));
    assertThat(message.late()).isFalse();
    assertThat(message.at()).isEqualTo(Batch.NO_AT);
    assertThat(message.notNumber(0)).isEmpty();
  }

  @Test
  void bootIdsAreRandomOrOfASeed() {
    assertThat(BootId.ofSeed(5)).isEqualTo(BootId.ofSeed(5)).isNotEqualTo(BootId.ofSeed(6));
    assertThat(BootId.random()).isNotEqualTo(BootId.random()).matches("[0-9a-f]{16}");
  }

  @Test
  void optionsRefuseWhatCannotBeAndHideThePassword() {
    GatewayOptions options = GatewayOptions.of("tcp://h:1", "coal-a", "gw1", "secret");
    assertThat(options.username()).isEqualTo("coal-a.gw1");
    assertThat(options.window()).isEqualTo(1000);
    assertThat(options.resendAfter()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.toString()).contains("coal-a.gw1").doesNotContain("secret");
    assertThatThrownBy(() -> options.withWindow(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.withResendAfter(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.withBoot("no blanks"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GatewayOptions.of("tcp://h:1", "Coal+", "gw1", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DataMessage decoded(Outgoing out) {
    byte[] bytes = DataMessageCodec.encode(out.toMessage("b", 1, 5));
    return ((Decoded.Value<DataMessage>) DataMessageCodec.decode(bytes)).message();
  }
}
