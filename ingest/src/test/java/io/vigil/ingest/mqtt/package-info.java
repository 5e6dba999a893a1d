/** Tests of gateways. */
@NullMarked
package io.vigil.ingest.mqtt;

import org.jspecify.annotations.NullMarked;
