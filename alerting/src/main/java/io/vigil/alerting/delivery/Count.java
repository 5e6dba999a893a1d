package io.vigil.alerting.delivery;

import io.micronaut.core.annotation.Introspected;

/** How many deliveries of a channel have got how far. */
@Introspected
record Count(String channel, DeliveryState state, long deliveries) {}
