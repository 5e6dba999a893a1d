package io.vigil.model.wire.mqtt;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.vigil.model.refusal.RefusalCode;

/**
 * Where bytes stop being JSON, and why, in the words of {@link RefusalCode#JSON_BAD}.
 *
 * @param line from 1
 * @param column in characters, from 1
 * @param zh what is wrong there, in Chinese
 * @param en what is wrong there, in English
 */
record SyntaxWords(int line, int column, String zh, String en) {
  static SyntaxWords of(JsonProcessingException e, JsonParser parser, byte[] payload) {
    long offset = e.getLocation() == null ? payload.length : e.getLocation().getByteOffset();
    int end = (int) Math.max(0, Math.min(offset, payload.length));
    if (e instanceof JsonEOFException) {
      String closer = closer(parser.getParsingContext());
      return at(
          payload,
          payload.length,
          "报文不完整，缺少 “" + closer + "”",
          "ends too soon, " + closer + " is missing");
    }
    if (e instanceof StreamConstraintsException) {
      return at(
          payload,
          end,
          "嵌套超过 16 层，或名称、数字、文字过长",
          "nested deeper than 16, or a name, number or text is too long");
    }
    if (e.getOriginalMessage().contains("UTF-8")) {
      return notUtf8(payload, end);
    }
    return at(payload, end, "此处不是有效的 JSON", "not valid JSON");
  }

  /** The bytes up to this one are text, and it is none. */
  static SyntaxWords notUtf8(byte[] payload, int end) {
    return at(payload, end, "不是 UTF-8 编码", "not UTF-8");
  }

  <M> Decoded<M> refused(String boot, long sequence) {
    return new Decoded.Refused<>(
        RefusalCode.JSON_BAD,
        boot,
        sequence,
        RefusalCode.JSON_BAD.zh(line, column, zh),
        RefusalCode.JSON_BAD.en(line, column, en));
  }

  private static String closer(JsonStreamContext context) {
    return context.inArray() ? "]" : "}";
  }

  private static SyntaxWords at(byte[] payload, int end, String zh, String en) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < end; i++) {
      if (payload[i] == '\n') {
        line++;
        column = 1;
      } else if ((payload[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return new SyntaxWords(line, column, zh, en);
  }
}
