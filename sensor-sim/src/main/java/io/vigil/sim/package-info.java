/** Simulated plants and replayed recordings, sent to Vigil over MQTT. */
@NullMarked
package io.vigil.sim;

import org.jspecify.annotations.NullMarked;
