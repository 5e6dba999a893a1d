package io.vigil.ingest.mqtt;

/**
 * What the broker publishes, retained, when a connection ends, in whatever way.
 *
 * @param topic on which
 * @param payload what
 */
record Will(String topic, byte[] payload) {}
