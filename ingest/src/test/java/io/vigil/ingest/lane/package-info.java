/** Tests of what is written into the lanes. */
@NullMarked
package io.vigil.ingest.lane;

import org.jspecify.annotations.NullMarked;
