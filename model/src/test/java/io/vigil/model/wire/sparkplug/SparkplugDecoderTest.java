package io.vigil.model.wire.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.Decoded;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payloads are written out byte by byte, as the tables of Sparkplug 3.0, 6.4, say. */
class SparkplugDecoderTest {
  /** Timestamp 1000; one metric: name "T", alias 5, timestamp 1001, Double 12.5; seq 7. */
  private static final String WHOLE =
      "08e807" + "1213" + "0a0154" + "1005" + "18e907" + "200a" + "690000000000002940" + "1807";

  private static final String DOUBLE_12_5 = "690000000000002940";

  @Test
  void payloadIsReadByTheTables() {
    SparkplugPayload payload = read(WHOLE);
    assertThat(payload.time()).isEqualTo(1_000);
    assertThat(payload.sequence()).isEqualTo(7);
    SparkplugMetric metric = payload.metrics().get(0);
    assertThat(metric.name()).isEqualTo("T");
    assertThat(metric.alias()).isEqualTo(5);
    assertThat(metric.time()).isEqualTo(1_001);
    assertThat(metric.datatype()).isEqualTo(10);
    assertThat(metric.number(0)).isEqualTo(12.5);
    assertThat(metric.historical()).isFalse();
    assertThat(metric.quality()).isEqualTo(SparkplugMetric.GOOD);
  }

  @Test
  void emptyPayloadHasNeitherTimeNorNumber() {
    SparkplugPayload payload = read("");
    assertThat(payload.time()).isEqualTo(SparkplugPayload.NO_TIME);
    assertThat(payload.sequence()).isEqualTo(SparkplugPayload.NO_SEQUENCE);
    assertThat(payload.metrics()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Int8 negative in 32 bits, 1, 50ffffffff0f, -1",
    "Int8 negative in 8 bits, 1, 50ff01, -1",
    "Int16 negative in 16 bits, 2, 50feff03, -2",
    "Int32 negative, 3, 50feffffff0f, -2",
    "Int64 negative, 4, 58ffffffffffffffffff01, -1",
    "UInt8, 5, 50ff01, 255",
    "UInt32, 7, 50ffffffff0f, 4294967295",
    "UInt64, 8, 58ffffffffffffffffff01, 18446744073709551615",
    "Float as the decimal it stands for, 9, 6566664641, 12.4",
    "Boolean, 11, 7001, 1",
    "Boolean false, 11, 7000, 0"
  })
  void numbersAreReadAsTheirDatatypeSays(String what, int datatype, String value, double number) {
    String type = "20" + HexFormat.of().toHexDigits((byte) datatype);
    assertThat(metric(type + value).number(0)).as(what).isEqualTo(number, within(0.0));
    assertThat(metric(value).number(datatype)).as(what + ", known").isEqualTo(number, within(0.0));
  }

  @Test
  void nullTextAndTheAbsentAreNoNumbers() {
    assertThat(metric("3801").hasValue()).isFalse();
    assertThat(metric("3801" + DOUBLE_12_5).hasValue()).isFalse();
    assertThat(metric("").hasValue()).isFalse();
    SparkplugMetric text = metric("7a026f6e");
    assertThat(text.number(12)).isNaN();
    assertThat(text.shown(12)).isEqualTo("on");
  }

  @Test
  void qualityIsTheValueBesideItsKey() {
    String keys = "0a0161" + "0a075175616c697479";
    assertThat(metric("4a12" + keys + "1200" + "12021800").quality()).isZero();
    assertThat(metric("4a13" + keys + "1200" + "120318f403").quality()).isEqualTo(500);
    assertThat(metric("4a0e" + keys + "1200").quality())
        .as("a key without a value")
        .isEqualTo(SparkplugMetric.GOOD);
  }

  @Test
  void whatNobodyKnowsIsSteppedOver() {
    SparkplugPayload payload = read("2a03010203" + "22026162" + "f83f01" + "1809");
    assertThat(payload.sequence()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "a metric longer than the message, 120a0a01",
    "a number of more than ten bytes, 08ffffffffffffffffffffff01",
    "seq of 256, 188002",
    "a group, 0b",
    "text where a number belongs, 0a0154",
    "field 0, 0001",
    "a length of two gigabytes, 12ffffffff07"
  })
  void whatIsNoPayloadIsRefusedInWords(String what, String hex) {
    Decoded<SparkplugPayload> decoded = SparkplugDecoder.decode(HexFormat.of().parseHex(hex));
    assertThat(decoded).as(what).isInstanceOf(Decoded.Refused.class);
    Decoded.Refused<SparkplugPayload> bad = (Decoded.Refused<SparkplugPayload>) decoded;
    assertThat(bad.code()).isEqualTo(RefusalCode.SPARKPLUG_BAD);
    assertThat(bad.zh()).startsWith("不是 Sparkplug B 报文");
  }

  @Test
  void payloadAndMetricsAreBounded() {
    assertThat(SparkplugDecoder.decode(new byte[65_537]))
        .isInstanceOfSatisfying(
            Decoded.Refused.class, bad -> assertThat(bad.code()).isEqualTo(RefusalCode.TOO_LARGE));
    byte[] empty = new byte[20_002];
    for (int i = 0; i < empty.length; i += 2) {
      empty[i] = 0x12;
    }
    assertThat(SparkplugDecoder.decode(empty)).isInstanceOf(Decoded.Refused.class);
    assertThat(SparkplugDecoder.decode(Arrays.copyOf(empty, 20_000)))
        .isInstanceOf(Decoded.Value.class);
  }

  @Test
  void nothingThatCanBeSentMakesItThrow() {
    byte[] whole = HexFormat.of().parseHex(WHOLE);
    Random random = new Random(11);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 8));
      for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Decoded<SparkplugPayload> decoded = SparkplugDecoder.decode(bytes);
      if (decoded instanceof Decoded.Value<SparkplugPayload> value) {
        value.message().metrics().forEach(metric -> metric.shown(metric.datatype()));
        read++;
      }
    }
    assertThat(read).as("some of them are payloads all the same").isGreaterThan(1_000);
  }

  @Test
  void topicsNameTheTenantItsGatewayAndADevice() {
    assertThat(SparkplugTopic.parse("spBv1.0/coal-a/DDATA/gw1/TK101"))
        .contains(new SparkplugTopic("coal-a", SparkplugTopic.Type.DDATA, "gw1", "TK101"));
    SparkplugTopic node = SparkplugTopic.parse("spBv1.0/coal-a/NBIRTH/gw1").orElseThrow();
    assertThat(node.code("T")).isEqualTo("T");
    assertThat(SparkplugTopic.parse("spBv1.0/coal-a/DDATA/gw1/TK101").orElseThrow().code("T"))
        .isEqualTo("TK101/T");
    for (String none :
        new String[] {
          "spBv1.0/coal-a/NCMD/gw1",
          "spBv1.0/STATE/vigil",
          "spBv1.0/coal-a/NDATA/gw1/TK101",
          "spBv1.0/coal-a/DDATA/gw1",
          "spAv1.0/coal-a/NDATA/gw1"
        }) {
      assertThat(SparkplugTopic.parse(none)).as(none).isEmpty();
    }
  }

  private static SparkplugPayload read(String hex) {
    Decoded<SparkplugPayload> decoded = SparkplugDecoder.decode(HexFormat.of().parseHex(hex));
    assertThat(decoded).isInstanceOf(Decoded.Value.class);
    return ((Decoded.Value<SparkplugPayload>) decoded).message();
  }

  private static SparkplugMetric metric(String fields) {
    String length = HexFormat.of().toHexDigits((byte) (fields.length() / 2));
    return read("12" + length + fields).metrics().get(0);
  }
}
