package io.vigil.ingest.admit;

import io.vigil.model.wire.mqtt.DataMessage;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Values of a gateway that we ourselves ask for them, as the message it would have sent.
 *
 * @param enterprise the tenant
 * @param gateway the gateway's name
 * @param message the values; its boot id is that of the connection, late what comes from history
 * @param received when they reached us, milliseconds UTC
 * @param stored run once all of it is in the log, on any thread
 */
public record Samples(
    String enterprise, String gateway, DataMessage message, long received, Runnable stored) {
  /** The newest source time of the values, milliseconds UTC; empty if there are none. */
  public OptionalLong newest() {
    return Arrays.stream(message.times()).max();
  }
}
