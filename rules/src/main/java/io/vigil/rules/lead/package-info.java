/** The detectors of anomalies over a lane: readings in, leads (线索) out. */
@NullMarked
package io.vigil.rules.lead;

import org.jspecify.annotations.NullMarked;
