/**
 * Plant control rooms: they hear the Alerts of their own plant over MQTT and say that they have
 * (design: onboarding §3.1, alerts §4.4).
 */
@NullMarked
package io.vigil.alerting.room;

import org.jspecify.annotations.NullMarked;
