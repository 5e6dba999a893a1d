/** Things that happen to a plant, each with what must be noticed: the ground truth. */
@NullMarked
package io.vigil.sim.scenario;

import org.jspecify.annotations.NullMarked;
