/** Tests. */
@NullMarked
package io.vigil.streaming;

import org.jspecify.annotations.NullMarked;
