package io.vigil.alerting.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A picture without what its camera wrote about itself and the place: for people outside, who are
 * to see what happened and not where who stood. Pixels and the kind of colours stay as they are.
 * Stateless; any thread.
 */
final class Whereabouts {
  private static final int MARK = 0xFF;
  private static final int START_OF_SCAN = 0xDA;
  private static final int COMMENT = 0xFE;

  /** APP1 (Exif, XMP) to APP15; APP0 is JFIF, APP2 the colours, APP14 how they are coded. */
  private static final int FIRST_APP = 0xE1;

  private static final int LAST_APP = 0xEF;
  private static final int COLOURS = 0xE2;
  private static final int CODING = 0xEE;
  private static final int JPEG_HEAD = 2;
  private static final int PNG_HEAD = 8;

  /** Length, type and checksum of a chunk. */
  private static final int CHUNK_FRAME = 12;

  /** The type's first letter is small where a reader may do without (PNG, 5.4). */
  private static final int ANCILLARY = 0x20;

  private Whereabouts() {}

  /** The bytes of a file of this kind without them; of what is no picture all of it. */
  static byte[] removed(FileKind kind, byte[] bytes) {
    return switch (kind) {
      case JPEG -> jpeg(bytes);
      case PNG -> png(bytes);
      case PDF, MP4, TEXT -> bytes;
    };
  }

  /** What comes behind the start of the scan is picture; a part that is cut off is left out. */
  private static byte[] jpeg(byte[] bytes) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
    kept.write(bytes, 0, JPEG_HEAD);
    int at = JPEG_HEAD;
    while (at + 4 <= bytes.length && (bytes[at] & 0xFF) == MARK) {
      int marker = bytes[at + 1] & 0xFF;
      if (marker == START_OF_SCAN) {
        kept.write(bytes, at, bytes.length - at);
        break;
      }
      int end = at + 2 + ((bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF);
      if (end > bytes.length) {
        break;
      }
      if (!tells(marker)) {
        kept.write(bytes, at, end - at);
      }
      at = end;
    }
    return kept.toByteArray();
  }

  private static boolean tells(int marker) {
    boolean app = marker >= FIRST_APP && marker <= LAST_APP;
    return marker == COMMENT || (app && marker != COLOURS && marker != CODING);
  }

  /** All that a reader can do without goes, but transparency and colours. */
  private static byte[] png(byte[] bytes) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
    kept.write(bytes, 0, PNG_HEAD);
    int at = PNG_HEAD;
    while (at + CHUNK_FRAME <= bytes.length) {
      long end = at + CHUNK_FRAME + length(bytes, at);
      if (end > bytes.length || end < at) {
        break;
      }
      String type = new String(bytes, at + 4, 4, StandardCharsets.US_ASCII);
      boolean needed = (type.charAt(0) & ANCILLARY) == 0;
      if (needed || type.equals("tRNS") || type.equals("gAMA") || type.equals("iCCP")) {
        kept.write(bytes, at, (int) end - at);
      }
      at = (int) end;
    }
    return kept.toByteArray();
  }

  private static long length(byte[] bytes, int at) {
    long length = 0;
    for (int i = 0; i < 4; i++) {
      length = length << 8 | bytes[at + i] & 0xFF;
    }
    return length;
  }
}
