/** Whether gateways are there, and in what their catalogues differ from the registry. */
@NullMarked
package io.vigil.ingest.presence;

import org.jspecify.annotations.NullMarked;
