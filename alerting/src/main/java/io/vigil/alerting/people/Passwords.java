package io.vigil.alerting.people;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as salted PBKDF2 hashes, in the form {@code pbkdf2-sha512:iterations:salt:hash}.
 * Stateless; any thread.
 */
final class Passwords {
  /** For people: what OWASP asks for with SHA-512 (about 0.2 s). */
  static final int PERSON = 210_000;

  /**
   * For machines, whose passwords we make from 256 random bits: these cannot be guessed however
   * fast a guess is, and 500 gateways connect at once after an outage.
   */
  static final int MACHINE = 2_000;

  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final String PREFIX = "pbkdf2-sha512";
  private static final int BITS = 256;

  /** Compared with when there is no such user, so that the answer takes as long. */
  private static final String NOBODY = hash(Secrets.random(), PERSON);

  private Passwords() {}

  static String hash(String password, int iterations) {
    byte[] salt = Secrets.salt();
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return PREFIX
        + ":"
        + iterations
        + ":"
        + base64.encodeToString(salt)
        + ":"
        + base64.encodeToString(derive(password, salt, iterations));
  }

  static boolean matches(String password, String hash) {
    String[] parts = hash.split(":", -1);
    if (parts.length != 4 || !parts[0].equals(PREFIX)) {
      throw new IllegalStateException("a stored password hash is not in the form we write");
    }
    byte[] derived =
        derive(password, Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(derived, Base64.getDecoder().decode(parts[3]));
  }

  /** Takes as long as {@link #matches} and is false. */
  static boolean matchesNobody(String password) {
    matches(password, NOBODY);
    return false;
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot " + ALGORITHM, e);
    } finally {
      spec.clearPassword();
    }
  }
}
