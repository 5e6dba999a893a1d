package io.vigil.ingest.quota;

/**
 * How much an enterprise may send (design: onboarding §6). Both count for all of its gateways
 * together; ten seconds of it may come at once, since senders hand over what they kept.
 *
 * @param messagesPerSecond at least 1
 * @param bytesPerSecond of payloads, at least 1
 */
public record Quota(long messagesPerSecond, long bytesPerSecond) {
  private static final long MOST = 1_000_000_000_000L;

  public Quota {
    if (!isRate(messagesPerSecond) || !isRate(bytesPerSecond)) {
      throw new IllegalArgumentException(
          "quota of " + messagesPerSecond + " messages and " + bytesPerSecond + " bytes a second");
    }
  }

  /** More than one connection can bring: 20,000 messages or 32 MiB a second. */
  public static Quota generous() {
    return new Quota(20_000, 32L << 20);
  }

  private static boolean isRate(long rate) {
    return rate >= 1 && rate <= MOST;
  }
}
