package io.vigil.rules.step;

import io.vigil.model.wire.ByteWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Mints ids from content: the same content always has the same id. Stateless; any thread. */
public final class ContentId {
  private static final int ID_BYTES = 16;

  private ContentId() {}

  /** 32 hexadecimal digits for what the writer holds. */
  public static String of(ByteWriter named) {
    return HexFormat.of().formatHex(sha256(named.toByteArray()), 0, ID_BYTES);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
