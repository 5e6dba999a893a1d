package io.vigil.alerting.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the doors of this process know of gateways, beyond the registry. Asked often, by any thread.
 */
public interface GatewayFacts {
  /** For how long an enterprise counts as over its quota after a message that was not taken. */
  Duration OVER = Duration.ofMinutes(1);

  /** Of a process without doors: nothing is known. */
  GatewayFacts NONE =
      new GatewayFacts() {
        @Override
        public @Nullable Seen of(String enterprise, String gateway) {
          return null;
        }

        @Override
        public @Nullable Allowed allowed() {
          return null;
        }

        @Override
        public List<Turned> takeRefused() {
          return List.of();
        }
      };

  /** What was seen of a gateway; null if nothing is known. */
  @Nullable Seen of(String enterprise, String gateway);

  /** What each enterprise may do; null if it is not known. */
  @Nullable Allowed allowed();

  /** What the doors turned away since this was asked last. */
  List<Turned> takeRefused();

  /**
   * What the broker turned away.
   *
   * @param username that it came under; empty if that was none
   * @param address that it came from
   * @param act packet and topic
   * @param code why
   * @param times how often
   */
  record Turned(String username, String address, String act, String code, long times) {}

  /**
   * What was seen of a gateway since the process began.
   *
   * @param connections to the broker, now
   * @param lastMessage when its last message came; null if none did
   * @param lag by how much that was sent earlier, by the sender's clock; null if it did not say
   * @param missing numbers that were skipped since its last start
   * @param messagesPerSecond of the last whole second
   * @param bytesPerSecond of the last whole second
   * @param throttled messages that were not taken because they were over the quota
   * @param throttledAt when the last of them came; null if none did
   * @param refusal what was last refused or flagged; null if nothing was
   */
  record Seen(
      int connections,
      @Nullable Instant lastMessage,
      @Nullable Duration lag,
      long missing,
      long messagesPerSecond,
      long bytesPerSecond,
      long throttled,
      @Nullable Instant throttledAt,
      @Nullable Refused refusal) {}

  /** A refusal in words; when it was said is null if that is not known. */
  record Refused(String zh, String en, @Nullable Instant at) {}

  /** The quota of an enterprise, all its gateways together. */
  record Allowed(long messagesPerSecond, long bytesPerSecond, int connections) {}
}
