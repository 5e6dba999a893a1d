/** Tests of admission. */
@NullMarked
package io.vigil.ingest.admit;

import org.jspecify.annotations.NullMarked;
