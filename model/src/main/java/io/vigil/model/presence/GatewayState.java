package io.vigil.model.presence;

import java.util.List;

/**
 * What is known of a gateway by its own word: the newest record of the log topic {@code
 * gateway-states}. It changes nothing that is judged: a gateway that is gone falls silent, and its
 * points say so.
 *
 * @param enterprise the tenant
 * @param gateway its name
 * @param presence whether it is there
 * @param boot the boot id it spoke of; empty if it never did
 * @param since when we heard so, milliseconds UTC
 * @param software name and version of the gateway; empty if not said
 * @param bufferHours how long it can keep what it cannot send; 0 if not said
 * @param differences where its catalogue and the registry are not the same, when it was born
 */
public record GatewayState(
    String enterprise,
    String gateway,
    Presence presence,
    String boot,
    long since,
    String software,
    long bufferHours,
    List<BirthDifference> differences) {
  /** Whether a gateway is there. Written by place: a new one goes behind the others. */
  public enum Presence {
    /** It said its catalogue. */
    BORN,
    /** The broker says that its connection broke. */
    LOST,
    /** It said that it stops. */
    LEFT
  }

  public GatewayState {
    differences = List.copyOf(differences);
  }

  /** The same gateway, of which something else was heard. */
  public GatewayState now(Presence other, long at) {
    return new GatewayState(
        enterprise, gateway, other, boot, at, software, bufferHours, differences);
  }
}
