package io.vigil.alerting.people;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change each half minute, as telephones and tokens make them (RFC 6238, with the SHA-1,
 * 30 s and 6 digits that every such program knows). A code holds for its own step and one step to
 * each side, because clocks differ. Stateless; any thread.
 */
public final class Totp {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** RFC 4226 §4: 160 bits are recommended. */
  private static final int SECRET_BYTES = 20;

  /** How long a code stands. */
  public static final long STEP_SECONDS = 30;

  private static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  /** A new secret, in Base32 as people type it into a telephone: 32 letters and digits. */
  static String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte one : bytes) {
      held = held << Byte.SIZE | one & 0xff;
      bits += Byte.SIZE;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE_32.charAt(held >> bits & 31));
      }
    }
    return text.toString();
  }

  /**
   * The step whose code this is.
   *
   * @param last the newest step that was used: a code counts once
   * @return empty if it is the code of no step near now, or of one that was used
   */
  static OptionalLong stepOf(String secret, String code, Instant now, long last) {
    long step = now.getEpochSecond() / STEP_SECONDS;
    for (long near = step - 1; near <= step + 1; near++) {
      if (near > last && Secrets.same(code(secret, near), code)) {
        return OptionalLong.of(near);
      }
    }
    return OptionalLong.empty();
  }

  /**
   * The code of a step.
   *
   * @param secret in Base32
   * @param step half minutes since 1970
   */
  public static String code(String secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int from = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(from) & 0x7fffffff;
      return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-1", e);
    }
  }

  private static byte[] bytes(String secret) {
    ByteBuffer bytes = ByteBuffer.allocate(secret.length() * 5 / Byte.SIZE);
    int bits = 0;
    int held = 0;
    for (int i = 0; i < secret.length(); i++) {
      int digit = BASE_32.indexOf(secret.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException("not a secret in Base32");
      }
      held = held << 5 | digit;
      bits += 5;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes.put((byte) (held >> bits));
      }
    }
    return bytes.array();
  }
}
