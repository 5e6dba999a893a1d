package io.vigil.alerting.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Ties each entry of the journal to the one before (design: security §5): its hash is SHA-256 over
 * the hash of the one before and over every field, each with its length in front, so that no two
 * different entries read the same. Stateless; any thread.
 */
final class JournalChain {
  /** What the first entry follows. */
  static final String START = "";

  private JournalChain() {}

  /**
   * The hash of an entry.
   *
   * @param before hash of the entry before, hex; {@link #START} for the first
   * @return 64 hex digits
   */
  static String hash(String before, JournalEntry entry) {
    StringBuilder text = new StringBuilder(256);
    add(text, before);
    add(text, Integer.toString(entry.key().part()));
    add(text, Long.toString(entry.key().epoch()));
    add(text, Long.toString(entry.key().n()));
    add(text, micros(entry.at()));
    add(text, micros(entry.written()));
    add(text, entry.kind().name());
    add(text, entry.alert());
    add(text, entry.actor());
    add(text, entry.detail());
    return HexFormat.of()
        .formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static void add(StringBuilder text, @Nullable String field) {
    if (field == null) {
      text.append('-');
    } else {
      text.append(field.length()).append(':').append(field);
    }
    text.append('\n');
  }

  private static String micros(Instant instant) {
    return instant.getEpochSecond() + "." + instant.getNano() / 1_000;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
