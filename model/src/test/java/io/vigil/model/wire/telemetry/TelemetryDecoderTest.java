package io.vigil.model.wire.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.reading.QualityReason;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryDecoderTest {
  private static final long T = 1_795_334_531_000L;
  private static final long NONE = Telemetry.NO_TIME;

  @Test
  void deviceSaysValuesWithAndWithoutATimeAloneOrSeveral() {
    assertThat(device("{\"a\":1.5,\"b\":true,\"c\":false}"))
        .containsExactly(good("a", NONE, 1.5), good("b", NONE, 1), good("c", NONE, 0));
    assertThat(device("{\"values\":{\"a\":2},\"ts\":1795334531000}"))
        .containsExactly(good("a", T, 2));
    assertThat(device("[{\"ts\":1795334531000,\"values\":{\"a\":2}},{\"a\":3}]"))
        .containsExactly(good("a", T, 2), good("a", NONE, 3));
  }

  @Test
  void whatIsNoNumberKeepsItsTextForTheWords() {
    Telemetry text = device("{\"a\":\"on\"}").get(0);
    assertThat(text.value()).isNaN();
    assertThat(text.notNumber()).isEqualTo("on");
    assertThat(device("{\"a\":null}")).isEmpty();
  }

  @Test
  void gatewaySaysTheValuesOfItsDevices() {
    assertThat(
            value(
                TelemetryDecoder.gateway(
                    bytes(
                        "{\"D1\":[{\"ts\":1795334531000,\"values\":{\"a\":1}},"
                            + "{\"ts\":1795334532000,\"values\":{\"a\":2}}],"
                            + "\"D2\":[{\"a\":3}]}"))))
        .containsExactly(good("D1/a", T, 1), good("D1/a", T + 1_000, 2), good("D2/a", NONE, 3));
  }

  @Test
  void neuronSaysTheSameInBothOfItsFormats() {
    List<Telemetry> values =
        neuron(
            "{\"timestamp\":1795334531000,\"node\":\"plc\",\"group\":\"g\","
                + "\"values\":{\"a\":1.5},\"errors\":{\"b\":3000},\"metas\":{}}");
    assertThat(values.get(0)).isEqualTo(good("plc/g/a", T, 1.5));
    assertThat(values.get(1).code()).isEqualTo("plc/g/b");
    assertThat(values.get(1).reason()).isEqualTo(QualityReason.BAD);
    assertThat(values.get(1).notNumber()).isEmpty();
    assertThat(
            neuron(
                "{\"timestamp\":1795334531000,\"node\":\"plc\",\"group\":\"g\",\"tags\":"
                    + "[{\"name\":\"a\",\"value\":1.5},{\"name\":\"b\",\"error\":3000}]}"))
        .isEqualTo(values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "\"a\"",
        "[1]",
        "{\"ts\":\"now\",\"values\":{}}",
        "{\"ts\":1}",
        "{\"a\":1",
        "{\"a\":1}{",
        "{\"a\":1,\"a\":2}"
      })
  void whatIsNoneIsRefusedInWords(String text) {
    Decoded<List<Telemetry>> decoded = TelemetryDecoder.device(bytes(text));
    assertThat(decoded).isInstanceOf(Decoded.Refused.class);
    Decoded.Refused<List<Telemetry>> bad = (Decoded.Refused<List<Telemetry>>) decoded;
    assertThat(bad.code()).isEqualTo(RefusalCode.MESSAGE_BAD);
    assertThat(bad.zh()).contains("整条报文未接收");
    assertThat(TelemetryDecoder.gateway(bytes(text))).isInstanceOf(Decoded.Refused.class);
    assertThat(TelemetryDecoder.neuron(bytes(text))).isInstanceOf(Decoded.Refused.class);
    assertThat(TelemetryDecoder.deviceName(bytes(text))).isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void messageLargerThanTheBrokerTakesIsRefused() {
    assertThat(TelemetryDecoder.device(new byte[65_537]))
        .isInstanceOfSatisfying(
            Decoded.Refused.class, bad -> assertThat(bad.code()).isEqualTo(RefusalCode.TOO_LARGE));
  }

  @Test
  void nothingThatCanBeSentMakesItThrow() {
    byte[] whole =
        bytes(
            "{\"timestamp\":1,\"node\":\"n\",\"group\":\"g\",\"ts\":2,\"values\":{\"a\":1e3},"
                + "\"tags\":[{\"name\":\"a\",\"value\":[]}],\"device\":\"D\"}");
    Random random = new Random(5);
    for (int i = 0; i < 50_000; i++) {
      byte[] some = whole.clone();
      for (int flips = random.nextInt(4); flips > 0; flips--) {
        some[random.nextInt(some.length)] = (byte) " {}[]:,\"019e".charAt(random.nextInt(12));
      }
      assertThat(TelemetryDecoder.device(some)).isNotNull();
      assertThat(TelemetryDecoder.gateway(some)).isNotNull();
      assertThat(TelemetryDecoder.neuron(some)).isNotNull();
      assertThat(TelemetryDecoder.deviceName(some)).isNotNull();
    }
  }

  private static Telemetry good(String code, long time, double value) {
    return new Telemetry(code, time, value, QualityReason.GOOD, "");
  }

  private static List<Telemetry> device(String text) {
    return value(TelemetryDecoder.device(bytes(text)));
  }

  private static List<Telemetry> neuron(String text) {
    return value(TelemetryDecoder.neuron(bytes(text)));
  }

  private static List<Telemetry> value(Decoded<List<Telemetry>> decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Value.class);
    return ((Decoded.Value<List<Telemetry>>) decoded).message();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
