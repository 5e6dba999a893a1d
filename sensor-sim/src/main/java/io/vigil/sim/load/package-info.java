/** Load for measurements: many points, known crossings, acknowledgements honoured. */
@NullMarked
package io.vigil.sim.load;

import org.jspecify.annotations.NullMarked;
