package io.vigil.standalone.embedded;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
  private static final int KINDS = 1_000;
  private static final Who NOBODY = new Who("", "");

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
    BUSY,
    /** Another connection came under the same client identifier, and this one was ended. */
    TAKEN_OVER,
    /** What came is no MQTT, or has a topic or size that the broker does not take. */
    PACKET_BAD
  }

  /** Who is refused: user name, empty if it is none of ours, and address. */
  record Who(String username, String address) {}

  /**
   * What was refused, all of the same.
   *
   * @param username empty if it was none of ours
   * @param address that it came from
   * @param act packet and topic
   * @param code why
   * @param times how often
   */
  public record Turned(String username, String address, String act, Code code, long times) {}

  private record Kind(Who who, String act, Code code) {}

  private final Map<Code, Long> counts = new EnumMap<>(Code.class);
  private final Map<Kind, Long> untold = new HashMap<>();
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

  /** What was refused since this was asked last; beyond 1,000 kinds it is known by code alone. */
  public synchronized List<Turned> take() {
    List<Turned> taken =
        untold.entrySet().stream()
            .map(
                one -> {
                  Who who = one.getKey().who();
                  return new Turned(
                      who.username(),
                      who.address(),
                      one.getKey().act(),
                      one.getKey().code(),
                      one.getValue());
                })
            .toList();
    untold.clear();
    return taken;
  }

  /** Counts it, and keeps the words as the last that the user name was told. */
  synchronized void add(Code code, Who who, String act, String words) {
    counts.merge(code, 1L, Long::sum);
    last.put(who.username(), words);
    Kind kind = new Kind(who, act, code);
    boolean known = untold.size() < KINDS || untold.containsKey(kind);
    untold.merge(known ? kind : new Kind(NOBODY, "MQTT", code), 1L, Long::sum);
  }
}
