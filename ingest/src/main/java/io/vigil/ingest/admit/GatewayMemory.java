package io.vigil.ingest.admit;

/** What is remembered of a gateway while this process lives. One thread. */
final class GatewayMemory {
  final SequenceFilter sequences = new SequenceFilter();
  final SteadyOffset sent;

  GatewayMemory(ClockLimits limits) {
    sent = new SteadyOffset(limits);
  }
}
