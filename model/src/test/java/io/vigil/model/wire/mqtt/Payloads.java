package io.vigil.model.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.refusal.RefusalCode;
import java.nio.charset.StandardCharsets;

/** Payloads as text, and what reading them must have come to. */
final class Payloads {
  private Payloads() {}

  static byte[] utf8(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  static <M> M value(Decoded<M> decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Value.class);
    return ((Decoded.Value<M>) decoded).message();
  }

  static <M> Decoded.Refused<M> refused(Decoded<M> decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Refused.class);
    return (Decoded.Refused<M>) decoded;
  }

  /** Refused because of this field, with these words behind its name, in both languages. */
  static void requireBadField(Decoded<?> decoded, String field, String words) {
    Decoded.Refused<?> refused = refused(decoded);
    assertThat(refused.code()).isEqualTo(RefusalCode.MESSAGE_BAD);
    assertThat(refused.en())
        .isEqualTo("field " + field + ": " + words + "; the message was not taken");
    assertThat(refused.zh()).startsWith("字段 " + field + "：").containsPattern("\\p{IsHan}{2}");
  }
}
