/** Tests of what gateways are told. */
@NullMarked
package io.vigil.ingest.down;

import org.jspecify.annotations.NullMarked;
