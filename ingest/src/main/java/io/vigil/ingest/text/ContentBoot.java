package io.vigil.ingest.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Boots of what comes in one piece and names none, a file or a table: made of the content, so that
 * the same one again is a repeat, whenever it comes, and another is none. No sender started for
 * them. A gateway that names its boots so has its repeats passed over in silence and its starts
 * uncounted, and gains nothing else. Stateless; any thread.
 */
public final class ContentBoot {
  private static final String PREFIX = "content-";
  private static final int BYTES = 8;

  private ContentBoot() {}

  /** The boot of this content: of all of it, part by part. */
  public static String of(byte[]... content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : content) {
        digest.update(part);
      }
      return PREFIX + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether the boot is one of these. */
  public static boolean isOne(String boot) {
    return boot.startsWith(PREFIX);
  }
}
