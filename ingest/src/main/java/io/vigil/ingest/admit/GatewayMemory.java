package io.vigil.ingest.admit;

/** What is remembered of a gateway while this process lives. One thread. */
final class GatewayMemory {
  final SequenceFilter sequences = new SequenceFilter();
  final SteadyOffset sent;
  private final StandingClock sentClock = new StandingClock();
  private final StandingClock stampClock = new StandingClock();
  private final long steadyMillis;

  GatewayMemory(ClockLimits limits) {
    sent = new SteadyOffset(limits);
    steadyMillis = limits.steadyMillis();
  }

  /** Whether the sender has said the same sending time for long, message after message. */
  boolean sendingTimeStands(long sentMillis, long received) {
    return sentClock.standsFor(sentMillis, received, Long.MAX_VALUE) >= steadyMillis;
  }

  /**
   * Whether the newest stamp of its messages of now has not moved for long, while they came. After
   * a pause it may be what a server says first of all: the newest it has.
   */
  boolean stampsStand(long newest, long received) {
    return stampClock.standsFor(newest, received, steadyMillis) >= steadyMillis;
  }
}
