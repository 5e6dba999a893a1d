package io.vigil.standalone.chaos;

/**
 * What the messages of senders went through.
 *
 * @param resent sent again because they were not acknowledged
 * @param repeated sent twice on purpose
 * @param overtaken sent behind the next one on purpose
 */
public record Disturbance(long resent, long repeated, long overtaken) {
  /** Nothing. */
  static final Disturbance NONE = new Disturbance(0, 0, 0);

  /** This and what the messages of this sender went through. */
  Disturbance plus(LedgerSender sender) {
    return new Disturbance(
        resent + sender.counters().resent(),
        repeated + sender.repeated(),
        overtaken + sender.overtaken());
  }
}
