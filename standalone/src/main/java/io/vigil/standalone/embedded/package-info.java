/**
 * The servers of the one-process Vigil: log, MQTT broker and time-series store, all on loopback.
 */
@NullMarked
package io.vigil.standalone.embedded;

import org.jspecify.annotations.NullMarked;
