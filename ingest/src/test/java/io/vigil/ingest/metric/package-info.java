/** Tests of what is counted. */
@NullMarked
package io.vigil.ingest.metric;

import org.jspecify.annotations.NullMarked;
