package io.vigil.model.wire.mqtt;

/**
 * The server's time, told to a gateway at its birth and every hour.
 *
 * @param now milliseconds UTC on our clock
 * @param skewMillis how far the gateway's clock is ahead, measured on {@code sent} of its newest
 *     message; negative when behind
 */
public record TimeMessage(long now, long skewMillis) {}
