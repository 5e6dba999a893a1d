/** Tests. */
@NullMarked
package io.vigil.streaming.count;

import org.jspecify.annotations.NullMarked;
