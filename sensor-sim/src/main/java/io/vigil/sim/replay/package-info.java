/** Recordings, read as they are and played through a REPLAY gateway by content. */
@NullMarked
package io.vigil.sim.replay;

import org.jspecify.annotations.NullMarked;
