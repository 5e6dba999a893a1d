/** Takes what plants send into the log. */
@NullMarked
package io.vigil.ingest;

import org.jspecify.annotations.NullMarked;
