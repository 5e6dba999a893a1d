/** Cables between clients and servers on one machine, that can be pulled. */
@NullMarked
package io.vigil.sim.cable;

import org.jspecify.annotations.NullMarked;
