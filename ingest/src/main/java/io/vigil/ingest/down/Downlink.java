package io.vigil.ingest.down;

/** Sends to gateways, at most once; whoever needs an answer asks again. */
public interface Downlink {
  /** Hands a message over; false if it cannot be now. Never blocks. */
  boolean send(String topic, byte[] payload);
}
