package io.vigil.standalone.embedded;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the broker refused: counted by code, and the last words told to each credential.
 *
 * <p>MQTT 3.1.1 has no place for words: such a sender sees only a dropped line, and the portal
 * shows it these. Kept in memory, for the 1,000 user names refused last. Thread-safe.
 */
public final class BrokerRefusals {
  private static final int USERNAMES = 1_000;

  /** Why; the codes of the design, onboarding §7. */
  public enum Code {
    /** Nobody, an unknown user or a wrong password. */
    AUTH_FAIL,
    /** The credential is right, the client identifier belongs to another. */
    CLIENT_ID,
    /** The enterprise has as many connections as it may. */
    CONNECTIONS,
    /** A topic or filter that the credential does not grant. */
    TOPIC_DENIED,
    /** A retained message. */
    RETAIN_DENIED,
    /** A payload above 64 KiB. */
    TOO_LARGE,
    /** The identity could not be looked up now. */
    BUSY
  }

  private final Map<Code, Long> counts = new EnumMap<>(Code.class);
  private final Map<String, String> last =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > USERNAMES;
        }
      };

  /** How often since the start. */
  public synchronized long count(Code code) {
    return counts.getOrDefault(code, 0L);
  }

  /** The words last told to this user name, beginning with the code. */
  public synchronized Optional<String> last(String username) {
    return Optional.ofNullable(last.get(username));
  }

  synchronized void add(Code code, String username, String words) {
    counts.merge(code, 1L, Long::sum);
    last.put(username, words);
  }
}
