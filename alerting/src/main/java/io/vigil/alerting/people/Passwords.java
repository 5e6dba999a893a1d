package io.vigil.alerting.people;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Passwords as salted PBKDF2 hashes, in the form {@code pbkdf2-sha512:iterations:salt:hash}. What
 * people thought up waits for its turn ({@link HashingTurns}). Any thread.
 */
final class Passwords {
  /**
   * Rounds for what a person thought up: what OWASP asks for with SHA-512. A good part of a second
   * of one core where Java runs with its first compiler alone.
   */
  private static final int CHOSEN = 210_000;

  /**
   * Rounds for what we make from 256 random bits, for machines and for a person's first sign-in: it
   * cannot be guessed however fast a guess is, and 500 gateways connect at once after an outage.
   */
  private static final int RANDOM = 2_000;

  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final String PREFIX = "pbkdf2-sha512";
  private static final int PERSON_BYTES = 32;

  /** What Mosquitto's password files hold, and nothing else (seen with 2.0.11). */
  private static final int MACHINE_BYTES = 64;

  private static final int MACHINE_SALT_BYTES = 12;

  /** Of no password at all: compared with so that an answer takes as long as others. */
  private static final String NOBODY =
      text(CHOSEN, Secrets.salt(MACHINE_SALT_BYTES), Secrets.salt(PERSON_BYTES));

  private static final HashingTurns TURNS = HashingTurns.ofThisMachine();

  private Passwords() {}

  /** For a password that a person thought up. */
  static String chosenHash(String password) {
    return hash(password, Secrets.salt(), CHOSEN, PERSON_BYTES);
  }

  /** For a person's password that we made from 256 random bits. */
  static String randomHash(String password) {
    return hash(password, Secrets.salt(), RANDOM, PERSON_BYTES);
  }

  /** For a machine: a hash that {@link Credentials#logins} can hand on to a broker. */
  static String machineHash(String password) {
    return hash(password, Secrets.salt(MACHINE_SALT_BYTES), RANDOM, MACHINE_BYTES);
  }

  private static String hash(String password, byte[] salt, int iterations, int bytes) {
    return text(iterations, salt, derive(password, salt, iterations, bytes));
  }

  private static String text(int iterations, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return String.join(
        ":",
        PREFIX,
        Integer.toString(iterations),
        base64.encodeToString(salt),
        base64.encodeToString(hash));
  }

  /**
   * Whether this is the password, where a wrong one takes as long for each user and for none, so
   * that nobody learns by the clock which users there are.
   *
   * @param hash of the user; null if there is no such user
   */
  static boolean matchesInEvenTime(String password, @Nullable String hash) {
    if (hash != null && matches(password, hash)) {
      return true;
    }
    if (hash == null || Integer.parseInt(parts(hash)[1]) < CHOSEN) {
      matches(password, NOBODY);
    }
    return false;
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

  /**
   * Whether this is the password of a hash as Mosquitto has it; a hash in another form has none.
   */
  static boolean matchesMosquitto(String password, String hash) {
    String[] parts = hash.split("[$]", -1);
    if (parts.length != 5 || !parts[1].equals("7")) {
      return false;
    }
    return matches(password, String.join(":", PREFIX, parts[2], parts[3], parts[4]));
  }

  private static String[] parts(String hash) {
    String[] parts = hash.split(":", -1);
    if (parts.length != 4 || !parts[0].equals(PREFIX)) {
      throw new IllegalStateException("a stored password hash is not in the form we write");
    }
    return parts;
  }

  private static byte[] derive(String password, byte[] salt, int iterations, int bytes) {
    return iterations < CHOSEN
        ? work(password, salt, iterations, bytes)
        : TURNS.take(() -> work(password, salt, iterations, bytes));
  }

  private static byte[] work(String password, byte[] salt, int iterations, int bytes) {
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
