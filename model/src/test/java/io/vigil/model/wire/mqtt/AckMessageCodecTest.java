package io.vigil.model.wire.mqtt;

import static io.vigil.model.wire.mqtt.Payloads.requireBadField;
import static io.vigil.model.wire.mqtt.Payloads.text;
import static io.vigil.model.wire.mqtt.Payloads.utf8;
import static io.vigil.model.wire.mqtt.Payloads.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vigil.model.wire.mqtt.AckMessage.Entry;
import io.vigil.model.wire.mqtt.AckMessage.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AckMessageCodecTest {
  private static final String ENTRY = "{\"seq\":3,\"code\":\"RATE\",\"zh\":\"慢\",\"en\":\"slow\"}";

  private static Decoded<AckMessage> read(String fields) {
    return AckMessageCodec.decode(utf8("{\"v\":1,\"boot\":\"b1\"," + fields + "}"));
  }

  private static List<Entry> entries(Random random) {
    List<Entry> entries = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      boolean whole = random.nextBoolean();
      long time = random.nextLong(-MessageIn.MOST, MessageIn.MOST);
      entries.add(
          new Entry(
              random.nextLong(MessageIn.MOST),
              whole ? null : "甲烷-" + i,
              whole ? 0 : time,
              "CODE_" + i,
              "第 \"" + i + "\" 条",
              "number \\ " + i));
    }
    return entries;
  }

  @Test
  void randomAcknowledgementsAreReadAsTheyWereWritten() {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      List<Range> stored = new ArrayList<>();
      for (int n = random.nextInt(5); n > 0; n--) {
        long first = random.nextLong(1L << 40);
        stored.add(new Range(first, first + random.nextInt(3)));
      }
      AckMessage ack = new AckMessage("b" + i, stored, entries(random), entries(random));
      assertThat(value(AckMessageCodec.decode(AckMessageCodec.encode(ack)))).isEqualTo(ack);
    }
  }

  @Test
  void listsOfNothingAreNotWrittenButStoredAlwaysIs() {
    AckMessage nothing = new AckMessage("b1", List.of(), List.of(), List.of());
    assertThat(text(AckMessageCodec.encode(nothing)))
        .isEqualTo("{\"v\":1,\"boot\":\"b1\",\"stored\":[]}");
  }

  @Test
  void codeThatOnlyANewerVigilKnowsIsKept() {
    AckMessage ack =
        value(read("\"stored\":[],\"flagged\":[" + ENTRY.replace("RATE", "NEW") + "]"));
    assertThat(ack.flagged()).containsExactly(new Entry(3, null, 0, "NEW", "慢", "slow"));
    assertThat(ack.rejected()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4, false", "5, true", "6, true", "7, true", "8, false"})
  void rangeContainsBothItsEnds(long sequence, boolean contained) {
    assertThat(new Range(5, 7).contains(sequence)).isEqualTo(contained);
  }

  @ParameterizedTest
  @CsvSource({"-1, 3", "4, 3"})
  void rangeThatHoldsNothingIsRefused(long first, long last) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Range(first, last))
        .withMessage("range " + first + ".." + last);
    assertThat(new Range(3, 3).contains(3)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"seq, code", "code, zh", "zh, en"})
  void entryWithoutAFieldIsRefusedByTheFirstThatIsMissing(String kept, String missing) {
    String fields = "";
    for (String name : List.of("seq", "code", "zh")) {
      fields += "\"" + name + "\":" + (name.equals("seq") ? "1" : "\"t\"") + ",";
      if (name.equals(kept)) {
        break;
      }
    }
    requireBadField(
        read("\"stored\":[],\"rejected\":[" + ENTRY + ",{" + fields + "\"x\":1}]"),
        "rejected/1/" + missing,
        "is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"stored\":[],\"stored\":[]|stored|stands there twice",
        "\"stored\":{}|stored|must be a list",
        "\"stored\":[],\"flagged\":[1]|flagged/0|must be a JSON object",
        "\"stored\":[],\"flagged\":[{\"seq\":1,\"seq\":1}]|flagged/0/seq|stands there twice",
        "\"stored\":[],\"flagged\":[{\"p\":7}]|flagged/0/p|must be a text",
        "\"stored\":[],\"flagged\":[{\"code\":\"\"}]|flagged/0/code|must be a text of 1 to 4096"
            + " characters"
      })
  void brokenListIsNamedByItsPlace(String fields, String field, String words) {
    requireBadField(read(fields), field, words);
  }

  @Test
  void acknowledgementDoesNotChangeWithTheListsItWasMadeFrom() {
    List<Range> stored = new ArrayList<>(List.of(new Range(1, 2)));
    AckMessage ack = new AckMessage("b1", stored, List.of(), List.of());
    stored.clear();
    assertThat(ack.stored()).containsExactly(new Range(1, 2));
  }
}
