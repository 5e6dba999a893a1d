/** Tests of the presence of gateways. */
@NullMarked
package io.vigil.ingest.presence;

import org.jspecify.annotations.NullMarked;
