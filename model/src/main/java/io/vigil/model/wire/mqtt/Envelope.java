package io.vigil.model.wire.mqtt;

/**
 * What every upward message except {@code death} begins with: enough to answer a message whose kind
 * is not handled.
 *
 * @param boot the sender's boot id
 * @param sequence number of the message within the boot
 * @param sent when the sender says it sent the message, milliseconds UTC
 */
public record Envelope(String boot, long sequence, long sent) {}
