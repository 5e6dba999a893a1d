package io.vigil.model.wire.mqtt;

import static io.vigil.model.wire.mqtt.Payloads.refused;
import static io.vigil.model.wire.mqtt.Payloads.requireBadField;
import static io.vigil.model.wire.mqtt.Payloads.utf8;
import static io.vigil.model.wire.mqtt.Payloads.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeCodecTest {
  private static final Envelope ENVELOPE = new Envelope("b1", 7, 1_795_334_531_000L);
  private static final String GOOD =
      "{\"v\":1,\"boot\":\"b1\",\"seq\":7,\"sent\":\"2026-11-22T08:02:11.000Z\"}";

  private static Decoded<Envelope> read(String json) {
    return EnvelopeCodec.decode(utf8(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"r\":[{\"p\":1}],",
        "{\"r\":\"no list at all\",",
        "{\"points\":{\"v\":9,\"boot\":[]},",
        "{\"seqs\":null,\"SEQ\":1,"
      })
  void bodyOfTheMessageIsNotLookedAt(String beginning) {
    assertThat(value(read(GOOD.replaceFirst("\\{", beginning)))).isEqualTo(ENVELOPE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"v\":1,|''|v|is missing",
        "\"boot\":\"b1\",|''|boot|is missing",
        "\"seq\":7,|''|seq|is missing",
        "\"seq\":7|\"seq\":7,\"seq\":7|seq|stands there twice",
        "\"v\":1|\"v\":0|v|must be 1",
        "\"b1\"|\"012345678901234567890123456789012\"|boot|must be a text of 1 to 32 characters",
        "\"b1\"|\"b.1\"|boot|must be 1 to 32 of 0-9, a-z, A-Z and -",
        "\"sent\"|\"sant\"|sent|is missing"
      })
  void brokenEnvelopeIsNamedByItsField(String right, String wrong, String field, String words) {
    assertThat(GOOD).contains(right);
    requireBadField(read(GOOD.replace(right, wrong)), field, words);
  }

  @Test
  void largestNumberThatAllReadersGetRightIsTheLast() {
    assertThat(value(read(GOOD.replace("7", "" + MessageIn.MOST))).sequence())
        .isEqualTo(MessageIn.MOST);
    assertThat(refused(read(GOOD.replace("\"seq\":7", "\"seq\":" + (MessageIn.MOST + 1)))).code())
        .isEqualTo(RefusalCode.MESSAGE_BAD);
  }

  @Test
  void messageThatBreaksOffBehindTheEnvelopeCanStillBeAnswered() {
    Decoded.Refused<Envelope> refused = refused(read(GOOD.replace("}", ",\"r\":[")));
    assertThat(refused.code()).isEqualTo(RefusalCode.JSON_BAD);
    assertThat(refused.boot()).isEqualTo("b1");
    assertThat(refused.sequence()).isEqualTo(7);
  }
}
