package io.vigil.alerting.delivery;

import io.micronaut.core.annotation.Introspected;

/** That a channel has been told, or will be, of an Alert. */
@Introspected
record Told(String channel, String alert) {}
