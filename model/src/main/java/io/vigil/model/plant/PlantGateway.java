package io.vigil.model.plant;

import io.vigil.model.point.Door;
import io.vigil.model.point.Endpoint;
import io.vigil.model.point.GatewayMode;
import org.jspecify.annotations.Nullable;

/**
 * A gateway as the plant file names it.
 *
 * @param name unique within the enterprise
 * @param door the protocol it speaks
 * @param mode LIVE, or REPLAY for recordings; for life
 * @param endpoint where it is reached; null for gateways that come to us
 */
public record PlantGateway(String name, Door door, GatewayMode mode, @Nullable Endpoint endpoint) {
  /**
   * Name of the gateway that stands for what people put on record in Vigil itself. Every plant has
   * it, none may name it, and nobody can sign in as it.
   */
  public static final String OFFICE = "office";

  /** A gateway that comes to our broker. */
  public static PlantGateway mqtt(String name, GatewayMode mode) {
    return new PlantGateway(name, Door.MQTT, mode, null);
  }
}
