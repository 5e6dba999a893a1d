package io.vigil.alerting.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a file is, by what stands in it, whatever its name says. Nothing that a browser would run is
 * among them.
 */
enum FileKind {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  PDF("application/pdf", "pdf"),
  MP4("video/mp4", "mp4"),
  TEXT("text/plain; charset=utf-8", "txt");

  private static final byte[] JPEG_BEGINS = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] PDF_BEGINS = {'%', 'P', 'D', 'F', '-'};
  private static final byte[] MP4_BRAND = {'f', 't', 'y', 'p'};
  private static final int BRAND_AT = 4;
  private static final int HEAD = 256;

  private final String type;
  private final String suffix;

  FileKind(String type, String suffix) {
    this.type = type;
    this.suffix = suffix;
  }

  /** Content type. */
  String type() {
    return type;
  }

  /** How its name ends, without the dot. */
  String suffix() {
    return suffix;
  }

  /** What the bytes are; empty if nothing that is taken. */
  static Optional<FileKind> of(byte[] bytes) {
    if (stands(JPEG_BEGINS, bytes, 0)) {
      return Optional.of(JPEG);
    }
    if (stands(PNG_BEGINS, bytes, 0)) {
      return Optional.of(PNG);
    }
    if (stands(PDF_BEGINS, bytes, 0)) {
      return Optional.of(PDF);
    }
    if (stands(MP4_BRAND, bytes, BRAND_AT)) {
      return Optional.of(MP4);
    }
    return isText(bytes) && !isMarkup(bytes) ? Optional.of(TEXT) : Optional.empty();
  }

  private static boolean stands(byte[] wanted, byte[] bytes, int at) {
    return bytes.length >= at + wanted.length
        && Arrays.equals(wanted, 0, wanted.length, bytes, at, at + wanted.length);
  }

  /** SVG, HTML and XML: a text that a browser would draw or run. */
  private static boolean isMarkup(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.UTF_8);
    return head.replace("\uFEFF", "").stripLeading().startsWith("<");
  }

  /** UTF-8 without control characters but those of lines; never empty. */
  private static boolean isText(byte[] bytes) {
    if (bytes.length == 0) {
      return false;
    }
    for (byte one : bytes) {
      if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
