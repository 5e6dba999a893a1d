package io.vigil.ingest.usage;

import org.jspecify.annotations.Nullable;

/**
 * What was seen of a gateway since this process began.
 *
 * @param lastMillis when its last message reached us, milliseconds UTC; 0 if none did
 * @param lagMillis by how much that message was sent earlier, by the clock of its sender; null if
 *     it did not say
 * @param missing numbers of the present boot that were skipped and have not come since; a day after
 *     the last was skipped they are forgotten
 * @param messagesPerSecond of the last whole second, with what was over the quota
 * @param bytesPerSecond of payloads, likewise
 * @param throttled messages that were not taken because they were over the quota
 * @param throttledMillis when the last of these came, milliseconds UTC; 0 if none did
 * @param refusal what was last refused or flagged; null if nothing was
 */
public record GatewayUsage(
    long lastMillis,
    @Nullable Long lagMillis,
    long missing,
    long messagesPerSecond,
    long bytesPerSecond,
    long throttled,
    long throttledMillis,
    @Nullable Refused refusal) {
  /** A refusal in words, and when it was said, milliseconds UTC. */
  public record Refused(String code, String zh, String en, long atMillis) {}
}
