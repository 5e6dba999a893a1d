package io.vigil.sim.mqtt;

/**
 * What a gateway did since its start.
 *
 * @param messages messages made
 * @param readings readings in them
 * @param acknowledged messages known to be in Vigil's log
 * @param resent times a message was handed to the broker again
 * @param rejected entries listed as refused
 * @param flagged entries listed as kept with a mark
 * @param connects times the broker took us
 * @param losses times a connection ended or could not be made
 * @param denied messages that the broker itself refused to take
 * @param strange acknowledgements that could not be read
 */
public record GatewayCounters(
    long messages,
    long readings,
    long acknowledged,
    long resent,
    long rejected,
    long flagged,
    long connects,
    long losses,
    long denied,
    long strange) {
  /** Messages that are not acknowledged yet. */
  public long unacknowledged() {
    return messages - acknowledged;
  }
}
