package io.vigil.model.wire.mqtt;

import static io.vigil.model.wire.mqtt.Payloads.requireBadField;
import static io.vigil.model.wire.mqtt.Payloads.utf8;
import static io.vigil.model.wire.mqtt.Payloads.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.refusal.RefusalCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageInTest {
  private static final int MOST_BYTES = 10_000;

  /** Reads the one field {@code n} of an object. */
  private static <M> Decoded<M> read(String written, MessageIn.Body<M> body) {
    return MessageIn.decode(
        utf8("{\"n\":" + written + "}"),
        MOST_BYTES,
        in -> {
          assertThat(in.nextField()).isEqualTo("n");
          M read = body.read(in);
          assertThat(in.nextField()).isNull();
          return read;
        });
  }

  private static Decoded<Long> whole(String written) {
    return read(written, in -> in.whole("n", -5, 5));
  }

  private static Decoded<Double> number(String written) {
    return read(written, in -> in.number("n"));
  }

  private static Decoded<Boolean> truth(String written) {
    return read(written, in -> in.truth("n"));
  }

  private static Decoded<String> text(String written) {
    return read(written, in -> in.text("n", 3));
  }

  @ParameterizedTest
  @CsvSource({"-5, -5", "0, 0", "-0, 0", "5, 5"})
  void wholeNumberWithinItsBoundsIsRead(String written, long number) {
    assertThat(value(whole(written))).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-6",
        "6",
        "1.0",
        "1e0",
        "\"1\"",
        "true",
        "null",
        "[1]",
        "{}",
        "NaN",
        "Infinity",
        "9223372036854775808",
        "99999999999999999999999999"
      })
  void whatIsNoWholeNumberWithinBoundsIsRefused(String written) {
    requireBadField(whole(written), "n", "must be a whole number from -5 to 5");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "-0.0, -0.0", "1.5e3, 1500", "1e-400, 0", "4.9e-324, 4.9e-324"})
  void numberIsRead(String written, double number) {
    assertThat(value(number(written))).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e400", "\"1\"", "null", "false", "[]"})
  void whatIsNoFiniteNumberIsRefused(String written) {
    requireBadField(number(written), "n", "must be a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "\"true\"", "null", "[]", "{}"})
  void truthIsTrueOrFalse(String written) {
    assertThat(value(truth("true"))).isTrue();
    assertThat(value(truth("false"))).isFalse();
    requireBadField(truth(written), "n", "must be true or false");
  }

  @Test
  void textHasOneToSoManyCharacters() {
    String words = "must be a text of 1 to 3 characters";
    requireBadField(text("\"\""), "n", words);
    assertThat(value(text("\"a\""))).isEqualTo("a");
    assertThat(value(text("\"甲烷≥\""))).isEqualTo("甲烷≥");
    requireBadField(text("\"abcd\""), "n", words);
  }

  @ParameterizedTest
  @CsvSource({"\\u7532, 甲", "\\\", \"", "\\\\, \\", "\\ud83d\\ude00, 😀"})
  void escapesInATextAreUndone(String written, String text) {
    assertThat(value(text("\"" + written + "\""))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "null", "[\"a\"]", "{\"a\":1}"})
  void whatIsNoTextIsRefused(String written) {
    requireBadField(text(written), "n", "must be a text");
    requireBadField(read(written, in -> in.text("n", 3, new TextPool(4))), "n", "must be a text");
  }

  private static List<Long> pairs(MessageIn in) throws IOException, BadMessage {
    List<Long> numbers = new ArrayList<>();
    long[] pair = new long[2];
    in.beginList("n");
    while (in.nextPair(pair)) {
      numbers.add(pair[0]);
      numbers.add(pair[1]);
    }
    return numbers;
  }

  @Test
  void pairsAreReadInOrder() {
    assertThat(value(read("[[1,2],[3,3]]", MessageInTest::pairs))).containsExactly(1L, 2L, 3L, 3L);
    assertThat(value(read("[]", MessageInTest::pairs))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|n|must be a list",
        "[[0,1],[2,1]]|n/1|must be [first, last]",
        "[[0,1],{}]|n/1|must be [first, last]",
        "[[0,1,2]]|n/0|must be [first, last]",
        "[[0]]|n/0/1|must be a whole number from 0 to 9007199254740991",
        "[[]]|n/0/0|must be a whole number from 0 to 9007199254740991",
        "[[0,9007199254740992]]|n/0/1|must be a whole number from 0 to 9007199254740991"
      })
  void brokenPairIsNamedByItsPlace(String written, String field, String words) {
    requireBadField(read(written, MessageInTest::pairs), field, words);
  }

  @Test
  void fieldsBehindAListAreNoLongerNamedByIt() {
    requireBadField(
        read(
            "[[0,1]]",
            in -> {
              pairs(in);
              throw in.bad("n", "不对", "is wrong");
            }),
        "n",
        "is wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "1", "\"v\"", "null", "true"})
  void whatIsNoObjectIsRefusedAsAWhole(String json) {
    requireBadField(
        MessageIn.decode(utf8(json), MOST_BYTES, MessageIn::boot), "/", "must be a JSON object");
  }

  @Test
  void payloadMayBeAsLongAsTheLimitAndNoLonger() {
    byte[] json = utf8("{\"boot\":\"b\"}");
    MessageIn.Body<String> body =
        in -> {
          while (in.nextField() != null) {
            in.skip();
          }
          return "read";
        };
    assertThat(value(MessageIn.decode(json, json.length, body))).isEqualTo("read");
    Decoded.Refused<String> refused =
        Payloads.refused(MessageIn.decode(json, json.length - 1, body));
    assertThat(refused.code()).isEqualTo(RefusalCode.TOO_LARGE);
    assertThat(refused.boot()).isEmpty();
    assertThat(refused.sequence()).isEqualTo(Decoded.NO_SEQUENCE);
    assertThat(refused.en()).contains("12 bytes exceeds 11");
  }

  @Test
  void missingFieldIsTheFirstOfTheOrderedNames() {
    String[] names = {"a", "b", "c"};
    requireBadField(
        read(
            "1",
            in -> {
              in.requireAll(1, 1 | 2 | 4, names);
              return "";
            }),
        "b",
        "is missing");
  }
}
