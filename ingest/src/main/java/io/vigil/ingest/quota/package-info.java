/** How much an enterprise may send, measured at the door before anything is read. */
@NullMarked
package io.vigil.ingest.quota;

import org.jspecify.annotations.NullMarked;
