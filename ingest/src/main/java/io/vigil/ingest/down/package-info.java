/** What gateways are told: what is in the log, what was not taken and why, and the time. */
@NullMarked
package io.vigil.ingest.down;

import org.jspecify.annotations.NullMarked;
