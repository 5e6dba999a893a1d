@NullMarked
package io.vigil.ingest.folder;

import org.jspecify.annotations.NullMarked;
