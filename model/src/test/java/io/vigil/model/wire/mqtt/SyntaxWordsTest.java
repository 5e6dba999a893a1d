package io.vigil.model.wire.mqtt;

import static io.vigil.model.wire.mqtt.Payloads.refused;
import static io.vigil.model.wire.mqtt.Payloads.utf8;
import static io.vigil.model.wire.mqtt.Payloads.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.refusal.RefusalCode;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender reads when a payload stops being JSON. */
class SyntaxWordsTest {
  private static final String TIME = "{\"v\":1,\"now\":\"2026-11-22T08:02:11.400Z\"";

  private static Decoded.Refused<TimeMessage> badJson(byte[] payload) {
    Decoded.Refused<TimeMessage> refused = refused(TimeMessageCodec.decode(payload));
    assertThat(refused.code()).isEqualTo(RefusalCode.JSON_BAD);
    return refused;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|line 1, column 2: ends too soon, } is missing",
        "{\"v\":1|line 1, column 7: ends too soon, } is missing",
        "{\"x\":[1|line 1, column 8: ends too soon, ] is missing",
        "{\"x\":[{\"y\":1|line 1, column 13: ends too soon, } is missing"
      })
  void whatIsMissingAtTheEndIsNamed(String json, String words) {
    assertThat(badJson(utf8(json)).en()).isEqualTo(words + "; the message was not taken");
  }

  @Test
  void linesAndCharactersAreCountedFromOne() {
    assertThat(badJson(utf8("{\n\n  \"甲烷\": }")).zh()).startsWith("第 3 行第 9 列：此处不是有效的 JSON");
    assertThat(badJson(utf8("{\n\n  \"ch\": }")).zh()).startsWith("第 3 行第 9 列：此处不是有效的 JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",}",
        ",\"x\":01}",
        ",\"x\":+1}",
        ",\"x\":.5}",
        ",\"x\":1.}",
        ",\"x\":'a'}",
        ",x:1}",
        ",\"x\":tru}",
        ",\"x\":1 /* note */}",
        ",\"x\":[1,]}",
        ",\"x\":\"a\tb\"}",
        ",\"x\":\"\\q\"}",
        ",\"x\" 1}",
        ",\"x\":1]}"
      })
  void whatLooksLikeJsonButIsNotIsRefused(String rest) {
    assertThat(value(TimeMessageCodec.decode(utf8(TIME + "}"))).now()).isPositive();
    assertThat(badJson(utf8(TIME + rest)).en()).startsWith("line 1, column ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "80", "e794", "f8888080"})
  void bytesThatAreNoUtf8AreRefusedInTextsAndInNames(String hex) {
    badJson(payload(TIME + ",\"note\":\"", hex, "\"}"));
    badJson(payload(TIME + ",\"", hex, "\":1}"));
    assertThat(TimeMessageCodec.decode(payload(TIME + ",\"", "e794b2", "\":1}")))
        .isInstanceOf(Decoded.Value.class);
  }

  private static byte[] payload(String head, String hex, String tail) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.writeBytes(utf8(head));
    payload.writeBytes(HexFormat.of().parseHex(hex));
    payload.writeBytes(utf8(tail));
    return payload.toByteArray();
  }

  @Test
  void byteThatBeginsNoCharacterIsSaidToBeNoUtf8() {
    byte[] payload = utf8(TIME + ",\"note\":\"?\"}");
    payload[payload.length - 3] = (byte) 0xff;
    assertThat(badJson(payload).zh()).contains("不是 UTF-8 编码");
    assertThat(badJson(payload).en()).contains("not UTF-8");
  }

  @Test
  void sixteenLevelsAreReadAndNoMore() {
    String fifteen = ",\"x\":" + "[".repeat(15) + "]".repeat(15) + "}";
    assertThat(TimeMessageCodec.decode(utf8(TIME + fifteen))).isInstanceOf(Decoded.Value.class);
    String sixteen = ",\"x\":" + "[".repeat(16) + "]".repeat(16) + "}";
    assertThat(badJson(utf8(TIME + sixteen)).en()).contains("nested deeper than 16");
  }

  @Test
  void bytesOfHostileDepthCostNoStack() {
    assertThat(badJson(utf8(TIME + ",\"x\":" + "[".repeat(4_000))).zh()).contains("嵌套超过 16 层");
  }

  @Test
  void placeNeverLiesBehindThePayload() {
    Decoded.Refused<TimeMessage> refused = badJson(utf8("{\"v\":1,\"now\":\"2026"));
    assertThat(refused.en()).startsWith("line 1, column 19: ");
  }
}
