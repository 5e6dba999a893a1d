/** A well-behaved gateway on MQTT: keeps what is not acknowledged and sends it again. */
@NullMarked
package io.vigil.sim.mqtt;

import org.jspecify.annotations.NullMarked;
