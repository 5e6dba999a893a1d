package io.vigil.sim.load;

/**
 * What a load came to so far.
 *
 * @param messages messages sent
 * @param readings readings in them
 * @param acknowledged messages known to be in Vigil's log
 * @param blocked messages that had to wait because too many were unacknowledged
 * @param skipped messages left out because their gateway was more than a second behind its schedule
 * @param crossings times a point crossed its limit
 * @param rejected entries listed as refused
 */
public record LoadCounters(
    long messages,
    long readings,
    long acknowledged,
    long blocked,
    long skipped,
    long crossings,
    long rejected) {
  /** The sum of both. */
  LoadCounters plus(LoadCounters other) {
    return new LoadCounters(
        messages + other.messages,
        readings + other.readings,
        acknowledged + other.acknowledged,
        blocked + other.blocked,
        skipped + other.skipped,
        crossings + other.crossings,
        rejected + other.rejected);
  }
}
