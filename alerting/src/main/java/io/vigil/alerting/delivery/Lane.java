package io.vigil.alerting.delivery;

import io.micronaut.core.annotation.Introspected;

/**
 * One of the two lanes of a channel, so that nothing that hangs holds back what is red.
 *
 * @param channel id of the channel
 * @param red whether it is the one for red, and for what goes along with red
 */
@Introspected
record Lane(String channel, boolean red) {}
