package io.vigil.alerting.delivery;

import java.io.IOException;

/** Tells the channels of one kind: one attempt per call, within {@link DeliveryOptions#timeout}. */
interface Sender {
  /** The kind of channels that it tells. */
  ChannelKind kind();

  /** Sends it once, and says what became of it. Blocking; any thread. */
  Answer send(DeliveryRequest request) throws IOException;
}
