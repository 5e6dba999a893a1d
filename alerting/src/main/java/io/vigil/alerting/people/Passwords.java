package io.vigil.alerting.people;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
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
  private static final int PERSON_BYTES = 32;

  /** What Mosquitto's password files hold, and nothing else (seen with 2.0.11). */
  private static final int MACHINE_BYTES = 64;

  private static final int MACHINE_SALT_BYTES = 12;

  /** Compared with when there is no such user, so that the answer takes as long. */
  private static final String NOBODY = hash(Secrets.random(), PERSON);

  private Passwords() {}

  /** For a person. */
  static String hash(String password, int iterations) {
    return hash(password, Secrets.salt(), iterations, PERSON_BYTES);
  }

  /** For a machine: a hash that {@link Credentials#logins} can hand on to a broker. */
  static String machineHash(String password) {
    return hash(password, Secrets.salt(MACHINE_SALT_BYTES), MACHINE, MACHINE_BYTES);
  }

  private static String hash(String password, byte[] salt, int iterations, int bytes) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return PREFIX
        + ":"
        + iterations
        + ":"
        + base64.encodeToString(salt)
        + ":"
        + base64.encodeToString(derive(password, salt, iterations, bytes));
  }

  static boolean matches(String password, String hash) {
    String[] parts = parts(hash);
    byte[] known = Base64.getDecoder().decode(parts[3]);
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    byte[] derived = derive(password, salt, Integer.parseInt(parts[1]), known.length);
    return MessageDigest.isEqual(derived, known);
  }

  /**
   * The hash as a line of Mosquitto's password file has it behind the user name; empty for one that
   * was made before such files were, which no broker but ours can check.
   */
  static Optional<String> forMosquitto(String hash) {
    String[] parts = parts(hash);
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    byte[] known = Base64.getDecoder().decode(parts[3]);
    if (salt.length != MACHINE_SALT_BYTES || known.length != MACHINE_BYTES) {
      return Optional.empty();
    }
    Base64.Encoder base64 = Base64.getEncoder();
    return Optional.of(
        "$7$" + parts[1] + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(known));
  }

  private static String[] parts(String hash) {
    String[] parts = hash.split(":", -1);
    if (parts.length != 4 || !parts[0].equals(PREFIX)) {
      throw new IllegalStateException("a stored password hash is not in the form we write");
    }
    return parts;
  }

  /** Takes as long as {@link #matches} and is false. */
  static boolean matchesNobody(String password) {
    matches(password, NOBODY);
    return false;
  }

  private static byte[] derive(String password, byte[] salt, int iterations, int bytes) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, 8 * bytes);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot " + ALGORITHM, e);
    } finally {
      spec.clearPassword();
    }
  }
}
