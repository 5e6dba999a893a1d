/** Which process of ingest owns the lanes, decided by a topic of the log alone. */
@NullMarked
package io.vigil.ingest.slot;

import org.jspecify.annotations.NullMarked;
