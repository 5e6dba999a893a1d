/** Tests of plants and scenarios against an independent evaluation of the coal pack's limits. */
@NullMarked
package io.vigil.sim.scenario;

import org.jspecify.annotations.NullMarked;
