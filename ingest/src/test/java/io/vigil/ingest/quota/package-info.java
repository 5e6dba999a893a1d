/** Tests of quotas. */
@NullMarked
package io.vigil.ingest.quota;

import org.jspecify.annotations.NullMarked;
