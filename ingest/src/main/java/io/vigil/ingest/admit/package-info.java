/** Decides what of a message is taken: refuses or marks, never guesses. */
@NullMarked
package io.vigil.ingest.admit;

import org.jspecify.annotations.NullMarked;
