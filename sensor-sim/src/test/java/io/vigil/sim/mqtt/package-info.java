/** Tests of the gateway against a real broker. */
@NullMarked
package io.vigil.sim.mqtt;

import org.jspecify.annotations.NullMarked;
