/** Tests of ingest as a whole. */
@NullMarked
package io.vigil.ingest;

import org.jspecify.annotations.NullMarked;
