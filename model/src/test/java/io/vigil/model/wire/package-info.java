/** Tests of what stands in the log as bytes. */
@NullMarked
package io.vigil.model.wire;

import org.jspecify.annotations.NullMarked;
