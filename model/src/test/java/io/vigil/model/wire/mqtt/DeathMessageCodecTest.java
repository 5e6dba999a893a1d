package io.vigil.model.wire.mqtt;

import static io.vigil.model.wire.mqtt.Payloads.refused;
import static io.vigil.model.wire.mqtt.Payloads.requireBadField;
import static io.vigil.model.wire.mqtt.Payloads.text;
import static io.vigil.model.wire.mqtt.Payloads.utf8;
import static io.vigil.model.wire.mqtt.Payloads.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.DeathMessage.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeathMessageCodecTest {
  private static final String HEAD = "{\"v\":1,\"boot\":\"b1\"";

  private static Decoded<DeathMessage> read(String json) {
    return DeathMessageCodec.decode(utf8(json));
  }

  @ParameterizedTest
  @EnumSource(Why.class)
  void deathIsReadAsItWasWritten(Why why) {
    byte[] bytes = DeathMessageCodec.encode(new DeathMessage("b1", why));
    assertThat(text(bytes)).isEqualTo(HEAD + ",\"why\":\"" + why + "\"}");
    assertThat(value(DeathMessageCodec.decode(bytes))).isEqualTo(new DeathMessage("b1", why));
  }

  @Test
  void gatewayThatSaysNothingMoreWasLost() {
    assertThat(value(read(HEAD + "}")).why()).isEqualTo(Why.LOST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"v\":1}|boot|is missing",
        "{\"boot\":\"b1\"}|v|is missing",
        "{\"v\":2,\"boot\":\"b1\"}|v|must be 1",
        "{\"v\":1,\"boot\":\"b1\",\"why\":\"lost\"}|why|must be LOST or PLANNED",
        "{\"v\":1,\"boot\":\"b1\",\"why\":null}|why|must be a text",
        "{\"v\":1,\"boot\":\"b1\",\"why\":\"LOST\",\"why\":\"LOST\"}|why|stands there twice",
        "{\"v\":1,\"boot\":\"b_1\"}|boot|must be 1 to 32 of 0-9, a-z, A-Z and -",
        "{\"v\":1,\"boot\":\"b1\"} 7|/|must end after the object"
      })
  void brokenDeathIsRefusedInWords(String json, String field, String words) {
    requireBadField(read(json), field, words);
  }

  @Test
  void deathIsShort() {
    String longest = HEAD + " ".repeat(4_096 - HEAD.length() - 1) + "}";
    assertThat(value(read(longest)).boot()).isEqualTo("b1");
    assertThat(refused(read(longest + " ")).code()).isEqualTo(RefusalCode.TOO_LARGE);
  }

  @Test
  void numberAndTimeOfADeathAreAllowedButNotNeeded() {
    assertThat(value(read(HEAD + ",\"seq\":9,\"sent\":\"2026-11-22T08:02:11Z\",\"x\":[]}")).boot())
        .isEqualTo("b1");
    requireBadField(
        read(HEAD + ",\"seq\":-9}"), "seq", "must be a whole number from 0 to 9007199254740991");
  }
}
