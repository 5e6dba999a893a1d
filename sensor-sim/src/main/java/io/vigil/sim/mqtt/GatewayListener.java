package io.vigil.sim.mqtt;

import io.vigil.model.wire.mqtt.AckMessage;

/**
 * Hears what becomes of a gateway's messages. {@link #sending} is called by whoever sends; all
 * others by the gateway's own thread, which waits meanwhile: return quickly, throw nothing.
 */
public interface GatewayListener {
  /** Hears nothing. */
  GatewayListener NONE = new GatewayListener() {};

  /** The message exists and will be handed to the broker after this returns; bytes not copied. */
  default void sending(long sequence, byte[] payload) {}

  /** The message is in Vigil's log; nanoseconds since it was first handed to the broker. */
  default void acknowledged(long sequence, long nanos) {}

  /** A message or one reading of it was refused; its words are in the entry. */
  default void rejected(AckMessage.Entry entry) {}

  /** A reading was kept with a mark. */
  default void flagged(AckMessage.Entry entry) {}

  /** The message was handed to the broker again. */
  default void resent(long sequence) {}

  /** The broker took us. */
  default void connected(boolean sessionKept) {}

  /** The connection ended or could not be made; it will be tried again. */
  default void lost(String why) {}
}
