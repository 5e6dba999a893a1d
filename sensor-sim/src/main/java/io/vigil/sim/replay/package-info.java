/** Recordings, played through a REPLAY gateway by content, and verified in the store. */
@NullMarked
package io.vigil.sim.replay;

import org.jspecify.annotations.NullMarked;
