package io.vigil.alerting.delivery;

import io.micronaut.serde.annotation.Serdeable;

/** How many deliveries of a channel have got how far. */
@Serdeable
record Count(String channel, DeliveryState state, long deliveries) {}
