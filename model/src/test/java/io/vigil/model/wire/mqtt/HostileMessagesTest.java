package io.vigil.model.wire.mqtt;

import static io.vigil.model.wire.mqtt.Payloads.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.reading.QualityReason;
import io.vigil.model.refusal.RefusalCode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no message is refused in words; nothing that can be sent makes a decoder throw. */
class HostileMessagesTest {
  private static final String HEAD =
      "{\"v\":1,\"boot\":\"b1\",\"seq\":7,\"sent\":\"2026-11-22T16:02:11+08:00\",";
  private static final String READING =
      "{\"p\":\"A\",\"t\":1795334531000,\"x\":1.5,\"q\":\"GOOD\"}";
  private static final String GOOD = HEAD + "\"r\":[" + READING + "]}";

  @Test
  void messageThatEndsTooSoonIsRefusedWithItsPlaceAndWhatIsMissing() {
    String json = GOOD.substring(0, GOOD.length() - 2);
    Decoded.Refused<DataMessage> refused = refused(json);
    assertThat(refused.code()).isEqualTo(RefusalCode.JSON_BAD);
    int column = json.length() + 1;
    assertThat(refused.zh()).startsWith("第 1 行第 " + column + " 列：报文不完整，缺少 “]”");
    assertThat(refused.en())
        .startsWith("line 1, column " + column + ": ends too soon, ] is missing");
    assertThat(refused.boot()).isEqualTo("b1");
    assertThat(refused.sequence()).isEqualTo(7);
  }

  @Test
  void everyBeginningOfAMessageIsRefusedAsBadJson() {
    byte[] whole = GOOD.getBytes(StandardCharsets.UTF_8);
    assertThat(DataMessageCodec.decode(whole)).isInstanceOf(Decoded.Value.class);
    for (int length = 1; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThat(DataMessageCodec.decode(part))
          .as("the first %s bytes", length)
          .isInstanceOfSatisfying(
              Decoded.Refused.class,
              refused -> assertThat(refused.code()).isEqualTo(RefusalCode.JSON_BAD));
    }
  }

  @Test
  void placeIsCountedInLinesAndCharacters() {
    Decoded.Refused<DataMessage> refused = refused("{\"v\":1,\n\"注\":\"甲烷\" x}");
    assertThat(refused.zh()).startsWith("第 2 行第 10 列：");
    assertThat(refused.en()).startsWith("line 2, column 10: not valid JSON");
  }

  static Stream<String[]> brokenFields() {
    return Stream.of(
        new String[] {"{\"boot\":\"b\",\"seq\":1}", "v", "is missing"},
        new String[] {GOOD.replace("\"v\":1", "\"v\":2"), "v", "must be 1"},
        new String[] {GOOD.replace("\"v\":1", "\"v\":1,\"v\":1"), "v", "stands there twice"},
        new String[] {GOOD.replace("\"b1\"", "\"b 1\""), "boot", "1 to 32 of 0-9"},
        new String[] {GOOD.replace("\"b1\"", "17"), "boot", "must be a text"},
        new String[] {GOOD.replace("\"b1\"", "\"\""), "boot", "1 to 32 characters"},
        new String[] {GOOD.replace("\"seq\":7", "\"seq\":-1"), "seq", "from 0 to 9007199254740991"},
        new String[] {GOOD.replace("\"seq\":7", "\"seq\":9007199254740992"), "seq", "from 0 to"},
        new String[] {GOOD.replace("\"seq\":7", "\"seq\":" + "9".repeat(50)), "seq", "from 0 to"},
        new String[] {GOOD.replace("\"seq\":7", "\"seq\":7.0"), "seq", "whole number"},
        new String[] {GOOD.replace("\"seq\":7", "\"seq\":\"7\""), "seq", "whole number"},
        new String[] {GOOD.replace("+08:00", ""), "sent", "time with offset"},
        new String[] {GOOD.replace("\"2026-11-22T16:02:11+08:00\"", "1"), "sent", "must be a text"},
        new String[] {HEAD + "\"r\":[]}", "r", "must hold a reading"},
        new String[] {HEAD + "\"r\":{}}", "r", "must be a list"},
        new String[] {HEAD + "\"late\":true}", "r", "is missing"},
        new String[] {HEAD + "\"late\":1,\"r\":[]}", "late", "true or false"},
        new String[] {HEAD + "\"at\":\"x\",\"r\":[]}", "at", "whole number"},
        new String[] {HEAD + "\"r\":[1]}", "r/0", "must be a JSON object"},
        new String[] {reading(READING, "{\"p\":\"A\"}"), "r/1/t", "is missing"},
        new String[] {reading(READING.replace("\"p\":\"A\"", "\"p\":3")), "r/0/p", "a text"},
        new String[] {
          reading(READING.replace("\"A\"", "\"" + "A".repeat(65) + "\"")), "r/0/p", "1 to 64"
        },
        new String[] {reading(READING.replace("\"p\"", "\"p\":\"B\",\"p\"")), "r/0/p", "twice"},
        new String[] {reading(READING.replace("1795334531000", "\"now\"")), "r/0/t", "whole"},
        new String[] {reading(READING.replace("1795334531000", "NaN")), "r/0/t", "whole"},
        new String[] {reading(READING.replace("1.5", "[1.5]")), "r/0/x", "must be a number"},
        new String[] {reading(READING.replace("GOOD", "good")), "r/0/q", "must be GOOD"},
        new String[] {reading(READING.replace("\"GOOD\"", "192")), "r/0/q", "must be a text"},
        new String[] {GOOD + "{}", "/", "must end after the object"},
        new String[] {"[" + GOOD + "]", "/", "must be a JSON object"});
  }

  @ParameterizedTest(name = "{1}: {2}")
  @MethodSource("brokenFields")
  void brokenFieldIsNamed(String json, String field, String words) {
    Decoded.Refused<DataMessage> refused = refused(json);
    assertThat(refused.code()).isEqualTo(RefusalCode.MESSAGE_BAD);
    assertThat(refused.en()).startsWith("field " + field + ": ").contains(words);
    assertThat(refused.zh()).startsWith("字段 " + field + "：").endsWith("整条报文未接收，请改正后重发");
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, -Infinity",
    "1e999, 1e999",
    "null, null",
    "'\"NaN\"', NaN",
    "'\"n/a\"', n/a",
    "'\"\"', '\"\"'"
  })
  void whatIsNoNumberIsKeptAsItStoodForTheReadingAlone(String written, String kept) {
    DataMessage message = value(reading(READING.replace("1.5", written), READING));
    assertThat(message.notNumber(0)).isEqualTo(kept);
    assertThat(message.values()[0]).isNaN();
    assertThat(message.notNumber(1)).isEmpty();
    assertThat(message.values()[1]).isEqualTo(1.5);
  }

  @Test
  void noValueIsInOrderWhenTheQualitySaysSo() {
    String bad = READING.replace("1.5", "null").replace("\"GOOD\"", "\"BAD\",\"why\":\"WIRE\"");
    DataMessage message = value(reading(bad));
    assertThat(message.notNumbers()).isEmpty();
    assertThat(message.values()[0]).isNaN();
    assertThat(message.reasons()[0]).isEqualTo(QualityReason.BAD.code());
  }

  @ParameterizedTest
  @CsvSource({
    "GOOD, SENSOR_FAULT, GOOD",
    "BAD, SENSOR_FAULT, SENSOR_FAULT",
    "BAD, OVER_RANGE, BAD",
    "UNCERTAIN, OVER_RANGE, OVER_RANGE",
    "UNCERTAIN, whatever, UNCERTAIN",
    "CALIBRATING, x, CALIBRATING",
    "MANUAL, x, MANUAL"
  })
  void whyRefinesTheQualityButNeverChangesIt(String q, String why, QualityReason reason) {
    String json = READING.replace("\"GOOD\"", "\"" + q + "\",\"why\":\"" + why + "\"");
    assertThat(value(reading(json)).reasons()[0]).isEqualTo(reason.code());
  }

  @Test
  void truthValuesAreOneAndZero() {
    DataMessage message =
        value(reading(READING.replace("1.5", "true"), READING.replace("1.5", "false")));
    assertThat(message.values()).containsExactly(1, 0);
  }

  @Test
  void unknownFieldsAreIgnoredAndCounted() {
    String json =
        GOOD.replace("\"v\":1", "\"new\":{\"deep\":[1,{\"x\":2}]},\"v\":1")
            .replace("\"q\"", "\"note\":\"n\",\"q\"");
    DataMessage message = value(json);
    assertThat(message.unknownFields()).isEqualTo(2);
    assertThat(message.values()).containsExactly(1.5);
    assertThat(value(GOOD).unknownFields()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0af", "e0809f", "eda080", "80"})
  void textThatIsNoUtf8IsRefusedAndTheSenderHearsWhichMessageItWas(String hex) {
    String bad = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    byte[] payload = GOOD.replace("\"A\"", "\"" + bad + "\"").getBytes(StandardCharsets.ISO_8859_1);
    DataMessage good = value(GOOD);
    assertThat(DataMessageCodec.decode(payload))
        .isInstanceOfSatisfying(
            Decoded.Refused.class,
            refused -> {
              assertThat(refused.boot()).isEqualTo(good.boot());
              assertThat(refused.sequence()).isEqualTo(good.sequence());
            });
  }

  @ParameterizedTest
  @CsvSource({"UTF-16BE", "UTF-16LE", "UTF-32", "GB18030"})
  void whatIsNotUtf8IsRefused(String charset) {
    String json = GOOD.replace("\"A\"", "\"甲烷\"");
    assertThat(DataMessageCodec.decode(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Decoded.Value.class);
    assertThat(DataMessageCodec.decode(json.getBytes(Charset.forName(charset))))
        .isInstanceOfSatisfying(
            Decoded.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(RefusalCode.JSON_BAD));
  }

  @Test
  void wrongEncodingIsNamed() {
    byte[] bytes = GOOD.replace("\"A\"", "\"甲\"").getBytes(Charset.forName("GB18030"));
    assertThat(((Decoded.Refused<DataMessage>) DataMessageCodec.decode(bytes)).zh())
        .contains("不是 UTF-8 编码");
  }

  @Test
  void limitsOfDepthNumbersAndTextsHold() {
    String deep = GOOD.replace("\"v\":1", "\"d\":" + "[".repeat(17) + "]".repeat(17) + ",\"v\":1");
    String digits = GOOD.replace("1.5", "0." + "1".repeat(120));
    String name = GOOD.replace("\"v\":1", "\"" + "x".repeat(300) + "\":1,\"v\":1");
    assertThat(Stream.of(deep, digits, name).map(HostileMessagesTest::refused))
        .allSatisfy(
            refused -> {
              assertThat(refused.code()).isEqualTo(RefusalCode.JSON_BAD);
              assertThat(refused.en()).contains("too long");
            });
  }

  /** The parser looks at the length of a text only when its buffer has to grow; we do always. */
  @Test
  void textThatIsTooLongIsRefused() {
    String text = GOOD.replace("\"GOOD\"", "\"GOOD\",\"why\":\"" + "x".repeat(5_000) + "\"");
    assertThat(refused(text).code()).isIn(RefusalCode.JSON_BAD, RefusalCode.MESSAGE_BAD);
  }

  @Test
  void payloadAboveTheLimitIsRefusedUnread() {
    String longest = GOOD + " ".repeat(DataDecoder.MOST_BYTES - GOOD.length());
    assertThat(value(longest).size()).isEqualTo(1);
    Decoded.Refused<DataMessage> refused = refused(longest + " ");
    assertThat(refused.code()).isEqualTo(RefusalCode.TOO_LARGE);
    assertThat(refused.en()).contains("65537").contains("65536");
  }

  @Test
  void decoderIsAsGoodAsNewAfterARefusal() {
    DataDecoder decoder = new DataDecoder(4);
    String broken = reading(READING.replace("1.5", "NaN"), READING.replace("GOOD", "?"));
    assertThat(decoder.decode(utf8(broken))).isInstanceOf(Decoded.Refused.class);
    assertThat(decoder.decode(utf8(GOOD))).isEqualTo(DataMessageCodec.decode(utf8(GOOD)));
  }

  @Test
  void mutilatedMessagesNeverThrow() {
    Random random = new Random(7);
    DataDecoder decoder = new DataDecoder(16);
    int taken = 0;
    for (int round = 0; round < 10_000; round++) {
      byte[] bytes = utf8(GOOD);
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      taken += decoder.decode(bytes) instanceof Decoded.Value ? 1 : 0;
      BirthMessageCodec.decode(bytes);
      AckMessageCodec.decode(bytes);
      DeathMessageCodec.decode(bytes);
      TimeMessageCodec.decode(bytes);
    }
    assertThat(taken).isBetween(1, 9_999);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"v\":1,\"boot\":\"b\",\"stored\":[[3,2]]}|field stored/0: must be [first, last]",
        "{\"v\":1,\"boot\":\"b\",\"stored\":[[1,2,3]]}|field stored/0: must be [first, last]",
        "{\"v\":1,\"boot\":\"b\",\"stored\":[7]}|field stored/0: must be [first, last]",
        "{\"v\":1,\"boot\":\"b\",\"stored\":[[-1,2]]}|field stored/0/0: must be a whole number",
        "{\"v\":1,\"boot\":\"b\"}|field stored: is missing",
        "{\"v\":1,\"stored\":[]}|field boot: is missing",
        "{\"v\":1,\"boot\":\"b\",\"stored\":[],\"rejected\":[{\"seq\":1}]}|field rejected/0/code: is"
      })
  void brokenAcknowledgementIsRefusedInWords(String json, String words) {
    assertThat(AckMessageCodec.decode(utf8(json)))
        .isInstanceOfSatisfying(
            Decoded.Refused.class, refused -> assertThat(refused.en()).startsWith(words));
  }

  @Test
  void envelopeIsReadFromAMessageOfAnyKind() {
    String event = HEAD + "\"e\":[{\"type\":\"STATE\",\"t\":1}]}";
    assertThat(EnvelopeCodec.decode(utf8(event)))
        .isEqualTo(new Decoded.Value<>(new Envelope("b1", 7, 1_795_334_531_000L)));
    assertThat(EnvelopeCodec.decode(utf8(event.replace("\"seq\":7,", ""))))
        .isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void periodicPointWithoutItsPeriodIsRefused() {
    String birth =
        HEAD
            + "\"points\":[{\"p\":\"A\",\"kind\":\"k\",\"u\":\"1\",\"lo\":0,\"hi\":1,"
            + "\"reporting\":\"periodic\"}]}";
    assertThat(BirthMessageCodec.decode(utf8(birth)))
        .isInstanceOfSatisfying(
            Decoded.Refused.class,
            refused -> assertThat(refused.en()).startsWith("field points/0/period_s: is missing"));
    assertThat(BirthMessageCodec.decode(utf8(birth.replace("periodic", "byException"))))
        .isInstanceOf(Decoded.Value.class);
  }

  private static String reading(String... readings) {
    return HEAD + "\"r\":[" + String.join(",", readings) + "]}";
  }

  private static DataMessage value(String json) {
    return Payloads.value(DataMessageCodec.decode(utf8(json)));
  }

  private static Decoded.Refused<DataMessage> refused(String json) {
    return Payloads.refused(DataMessageCodec.decode(utf8(json)));
  }
}
