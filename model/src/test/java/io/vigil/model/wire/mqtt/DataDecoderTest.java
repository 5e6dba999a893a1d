package io.vigil.model.wire.mqtt;

import static io.vigil.model.wire.mqtt.Payloads.refused;
import static io.vigil.model.wire.mqtt.Payloads.requireBadField;
import static io.vigil.model.wire.mqtt.Payloads.utf8;
import static io.vigil.model.wire.mqtt.Payloads.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataDecoderTest {
  private static final String HEAD =
      "{\"v\":1,\"boot\":\"b1\",\"seq\":7,\"sent\":\"2026-11-22T08:02:11.000Z\",";

  private final DataDecoder decoder = new DataDecoder(16);

  private static String reading(String code, String value) {
    return "{\"p\":\"" + code + "\",\"t\":1795334531000,\"x\":" + value + ",\"q\":\"GOOD\"}";
  }

  private static String message(String readings) {
    return HEAD + "\"r\":[" + readings + "]}";
  }

  private DataMessage read(String json) {
    return value(decoder.decode(utf8(json)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 128, 129, 600})
  void columnsGrowWithTheMessage(int readings) {
    DataMessage message =
        read(
            message(
                IntStream.range(0, readings)
                    .mapToObj(i -> reading("P" + i, i + ".5"))
                    .collect(Collectors.joining(","))));
    assertThat(message.size()).isEqualTo(readings);
    assertThat(message.points()[readings - 1]).isEqualTo("P" + (readings - 1));
    assertThat(message.values()[readings - 1]).isEqualTo(readings - 0.5);
  }

  @Test
  @DisplayName("attack40 5,000 digits take no longer to refuse than a message of that size to read")
  void endlessDigitsAreRefusedAtOnce() {
    byte[] digits = utf8(message(reading("A", "1".repeat(5_000))));
    byte[] fine = utf8(message(String.join(",", Collections.nCopies(110, reading("A", "1")))));
    assertThat(decoder.decode(digits)).isInstanceOf(Decoded.Refused.class);
    assertThat(decoder.decode(fine)).isInstanceOf(Decoded.Value.class);
    long[] refusing = new long[200];
    long[] reading = new long[refusing.length];
    for (int i = 0; i < refusing.length; i++) {
      refusing[i] = nanos(digits);
      reading[i] = nanos(fine);
    }
    Arrays.sort(refusing);
    Arrays.sort(reading);
    double ratio = (double) refusing[refusing.length / 2] / reading[reading.length / 2];
    assertThat(ratio).as("median to refuse by median to read").isLessThan(5);
  }

  private long nanos(byte[] payload) {
    long began = System.nanoTime();
    decoder.decode(payload);
    return System.nanoTime() - began;
  }

  @Test
  void nothingOfAnEarlierMessageShowsInALaterOne() {
    String rich =
        "{\"p\":\"A\",\"t\":1,\"x\":NaN,\"q\":\"BAD\",\"why\":\"SENSOR_FAULT\",\"u\":\"ppm\"}";
    DataMessage first = read(message(rich + "," + rich).replace("\"r\"", "\"late\":true,\"r\""));
    assertThat(first.unit(0)).isEqualTo("ppm");
    DataMessage second = read(message(reading("B", "2")));
    assertThat(second)
        .isEqualTo(DataMessage.ofOne("b1", 7, 1_795_334_531_000L, "B", 1_795_334_531_000L, 2));
    assertThat(first.points()).as("handed over, not reused").containsExactly("A", "A");
  }

  @Test
  void pointCodeThatComesAgainIsTheSameObject() {
    String code = read(message(reading("TK101.LEL", "1"))).points()[0];
    assertThat(read(message(reading("TK101.LEL", "2"))).points()[0]).isSameAs(code);
  }

  @ParameterizedTest
  @ValueSource(longs = {-MessageIn.MOST, -1, 0, MessageIn.MOST})
  void timesMayBeAnyNumberThatAllReadersGetRight(long time) {
    assertThat(read(message(reading("A", "1").replace("1795334531000", "" + time))).times())
        .containsExactly(time);
    assertThat(read(HEAD + "\"at\":" + time + ",\"r\":[]}").at()).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({"9007199254740992, r/0/t", "-9007199254740992, r/0/t", "1.5, r/0/t", "null, r/0/t"})
  void otherTimesAreRefused(String time, String field) {
    requireBadField(
        decoder.decode(utf8(message(reading("A", "1").replace("1795334531000", time)))),
        field,
        "must be a whole number from -9007199254740991 to 9007199254740991");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0.0, -0.0", "12345678901234567890, 1.2345678901234567e19", "1E2, 100"})
  void numberOfAnyFormIsAValue(String written, double value) {
    DataMessage message = read(message(reading("A", written)));
    assertThat(message.values()).containsExactly(value);
    assertThat(message.notNumbers()).isEmpty();
  }

  @Test
  void numberInQuotesIsNoNumber() {
    DataMessage message = read(message(reading("A", "\"1.5\"")));
    assertThat(message.values()[0]).isNaN();
    assertThat(message.notNumber(0)).isEqualTo("1.5");
  }

  @Test
  void longWordsInPlaceOfANumberAreCutShort() {
    DataMessage message = read(message(reading("A", "\"" + "x".repeat(100) + "\"")));
    assertThat(message.notNumber(0)).isEqualTo("x".repeat(64));
  }

  @ParameterizedTest
  @ValueSource(strings = {"q", "why", "u"})
  void wordsOfAReadingAreOneToSixtyFourCharacters(String field) {
    String json = "{\"p\":\"A\",\"t\":1,\"x\":1,\"" + field + "\":\"%s\"}";
    requireBadField(
        decoder.decode(utf8(message(json.formatted("x".repeat(65))))),
        "r/0/" + field,
        "must be a text of 1 to 64 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p", "t", "x", "q", "u", "why"})
  void fieldThatStandsTwiceInAReadingIsRefused(String field) {
    String value = field.equals("t") || field.equals("x") ? "1" : "\"BAD\"";
    String twice = "\"" + field + "\":" + value + ",\"" + field + "\":" + value;
    requireBadField(
        decoder.decode(utf8(message(reading("A", "1") + ",{" + twice + "}"))),
        "r/1/" + field,
        "stands there twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"at\":1,\"at\":1,\"r\":[]|at",
        "\"late\":true,\"late\":true,\"r\":[]|late",
        "\"at\":1,\"r\":[],\"r\":[]|r",
        "\"seq\":7,\"r\":[]|seq",
        "\"boot\":\"b1\",\"r\":[]|boot"
      })
  void fieldThatStandsTwiceInAMessageIsRefused(String fields, String field) {
    requireBadField(decoder.decode(utf8(HEAD + fields + "}")), field, "stands there twice");
  }

  @Test
  void gapIsKnownAndEverythingElseIsCounted() {
    DataMessage message = read(message(reading("A", "1")).replace("\"r\"", "\"gap\":[1,{}],\"r\""));
    assertThat(message.unknownFields()).isZero();
    message = read(message(reading("A", "1")).replace("\"r\"", "\"gaps\":[1,{}],\"r\""));
    assertThat(message.unknownFields()).isEqualTo(1);
  }

  @Test
  void orderOfFieldsDoesNotMatter() {
    String shuffled =
        "{\"r\":[{\"q\":\"GOOD\",\"x\":1,\"t\":1795334531000,\"p\":\"A\"}],\"sent\":"
            + "\"2026-11-22T08:02:11.000Z\",\"seq\":7,\"boot\":\"b1\",\"v\":1}";
    assertThat(read(shuffled)).isEqualTo(read(message(reading("A", "1"))));
  }

  @Test
  void refusalNamesTheSenderAndTheNumberAsFarAsTheyWereRead() {
    Decoded.Refused<DataMessage> known = refused(decoder.decode(utf8(HEAD + "\"r\":7}")));
    assertThat(known.boot()).isEqualTo("b1");
    assertThat(known.sequence()).isEqualTo(7);
    Decoded.Refused<DataMessage> unknown = refused(decoder.decode(utf8("{\"v\":1,\"r\":7}")));
    assertThat(unknown.boot()).isEmpty();
    assertThat(unknown.sequence()).isEqualTo(Decoded.NO_SEQUENCE);
  }
}
