package io.vigil.ingest.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Bytes of a file in, its text out: UTF-8, with a mark or without, else GB18030. Stateless; any
 * thread.
 */
public final class FileText {
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

  private static final String MARK = "\uFEFF";

  private FileText() {}

  /** The text; empty if it is none in either. */
  public static Optional<String> of(byte[] bytes) {
    for (Charset charset : CHARSETS) {
      try {
        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return Optional.of(text.startsWith(MARK) ? text.substring(1) : text);
      } catch (CharacterCodingException other) {
        continue;
      }
    }
    return Optional.empty();
  }
}
