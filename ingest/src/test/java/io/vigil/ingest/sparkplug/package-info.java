@NullMarked
package io.vigil.ingest.sparkplug;

import org.jspecify.annotations.NullMarked;
