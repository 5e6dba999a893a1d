package io.vigil.model.wire.mqtt;

/**
 * The will of a gateway, published by the broker, or its own word before a planned stop.
 *
 * @param boot whose death it is
 * @param why whether it was meant
 */
public record DeathMessage(String boot, Why why) {
  /** Whether the gateway went on purpose. */
  public enum Why {
    LOST,
    PLANNED
  }
}
