package io.vigil.model.lane;

import io.vigil.model.point.Door;
import io.vigil.model.point.Endpoint;
import io.vigil.model.point.GatewayMode;
import org.jspecify.annotations.Nullable;

/**
 * A gateway of an enterprise.
 *
 * @param number lane-local number, for life
 * @param version grows with every change
 * @param enterprise the tenant
 * @param name unique within the enterprise; with it, the MQTT user name is {@code enterprise.name}
 * @param door the protocol it speaks
 * @param mode LIVE or REPLAY, for life
 * @param retired whether it no longer exists
 * @param endpoint where it is reached; null for gateways that come to us
 */
public record GatewayDefinition(
    int number,
    long version,
    String enterprise,
    String name,
    Door door,
    GatewayMode mode,
    boolean retired,
    @Nullable Endpoint endpoint)
    implements DefinitionEntry {
  /** A gateway that comes to us, or of which it does not matter where it is. */
  public GatewayDefinition(
      int number,
      long version,
      String enterprise,
      String name,
      Door door,
      GatewayMode mode,
      boolean retired) {
    this(number, version, enterprise, name, door, mode, retired, null);
  }
}
