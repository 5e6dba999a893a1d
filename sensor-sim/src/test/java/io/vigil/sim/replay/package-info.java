/** Tests of recordings and their replay. */
@NullMarked
package io.vigil.sim.replay;

import org.jspecify.annotations.NullMarked;
