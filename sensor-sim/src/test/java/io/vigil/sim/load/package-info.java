/** Tests of the load generator. */
@NullMarked
package io.vigil.sim.load;

import org.jspecify.annotations.NullMarked;
