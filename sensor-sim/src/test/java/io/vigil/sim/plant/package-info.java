/** Tests of simulated plants. */
@NullMarked
package io.vigil.sim.plant;

import org.jspecify.annotations.NullMarked;
