/** Plants that behave: simulated, deterministic, on a driven clock. */
@NullMarked
package io.vigil.sim.plant;

import org.jspecify.annotations.NullMarked;
