/** The JSON messages between plants and Vigil over MQTT (design: onboarding §3.3). */
@NullMarked
package io.vigil.model.wire.mqtt;

import org.jspecify.annotations.NullMarked;
