/** The only door into the log: lane records, ticks, definitions, and what was refused. */
@NullMarked
package io.vigil.ingest.lane;

import org.jspecify.annotations.NullMarked;
