/** What ingest counts. */
@NullMarked
package io.vigil.ingest.metric;

import org.jspecify.annotations.NullMarked;
