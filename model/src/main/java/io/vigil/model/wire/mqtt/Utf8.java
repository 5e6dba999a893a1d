package io.vigil.model.wire.mqtt;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Whether bytes are UTF-8 as it is defined (RFC 3629). The JSON parser also takes longer forms of a
 * character, in which a sign that is not allowed could be hidden. Stateless; any thread.
 */
final class Utf8 {
  private static final int CHARS = 256;

  private Utf8() {}

  /**
   * The place of the first byte that is no text; -1 if all are. Plain ASCII costs one look each.
   */
  static int firstBad(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] < 0) {
        return firstBad(bytes, i);
      }
    }
    return -1;
  }

  private static int firstBad(byte[] bytes, int from) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer out = CharBuffer.allocate(CHARS);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    return result.isError() ? in.position() : -1;
  }
}
