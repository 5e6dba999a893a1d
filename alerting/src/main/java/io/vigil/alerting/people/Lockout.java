package io.vigil.alerting.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Locks an address out of a name after five wrong passwords, for 15 minutes. Only that address:
 * nobody can keep an officer or a plant out by guessing elsewhere (design: security §3).
 *
 * <p>Kept in memory, for the newest 50,000 pairs. Any thread.
 */
final class Lockout {
  static final int ATTEMPTS = 5;
  static final Duration LOCKED = Duration.ofMinutes(15);
  private static final int REMEMBERED = 50_000;

  /** No user or gateway of ours has a longer name; a guesser must not fill our memory with one. */
  static final int LONGEST_NAME = 65;

  private final Clock clock;
  private final byte[] salt = Secrets.salt();
  private final Map<Key, Failures> failures = new LinkedHashMap<>();

  private record Key(String username, String address) {}

  /** Wrong passwords so far, and the digest of the last one if it is held against the next. */
  private record Failures(int count, Instant last, String wrong) {}

  Lockout(Clock clock) {
    this.clock = clock;
  }

  /** How long this pair is still locked; empty if it is not. */
  synchronized Optional<Duration> locked(String username, String address) {
    Failures known = failures.get(key(username, address));
    if (known == null || known.count() < ATTEMPTS) {
      return Optional.empty();
    }
    Duration left = Duration.between(Instant.now(clock), known.last().plus(LOCKED));
    return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
  }

  /** How many pairs are locked now. */
  synchronized int lockedNow() {
    Instant since = Instant.now(clock).minus(LOCKED);
    int locked = 0;
    for (Failures known : failures.values()) {
      if (known.count() >= ATTEMPTS && known.last().isAfter(since)) {
        locked++;
      }
    }
    return locked;
  }

  /** Counts a wrong password; returns how many there have been. */
  int failed(String username, String address) {
    return failed(key(username, address), "");
  }

  /**
   * Counts a wrong password of a machine; the same one after itself counts once. A gateway whose
   * password was changed tries the old one until somebody gives it the new one, which must be let
   * in then; who guesses tries others.
   */
  int failed(String username, String address, String password) {
    byte[] digest = Credentials.digest(salt, password);
    return failed(key(username, address), HexFormat.of().formatHex(digest));
  }

  private synchronized int failed(Key key, String wrong) {
    Instant now = Instant.now(clock);
    Failures known = failures.remove(key);
    boolean over = known == null || known.last().plus(LOCKED).isBefore(now);
    boolean again = known != null && !wrong.isEmpty() && known.wrong().equals(wrong);
    int before = over ? 0 : known.count();
    int count = again && before > 0 ? before : before + 1;
    failures.put(key, new Failures(count, now, wrong));
    if (failures.size() > REMEMBERED) {
      failures.remove(failures.keySet().iterator().next());
    }
    return count;
  }

  /** A right password: begins anew. */
  synchronized void passed(String username, String address) {
    failures.remove(key(username, address));
  }

  private static Key key(String username, String address) {
    String name = username.substring(0, Math.min(username.length(), LONGEST_NAME));
    return new Key(name.toLowerCase(Locale.ROOT), address);
  }
}
