/** Tests. */
@NullMarked
package io.vigil.streaming.store;

import org.jspecify.annotations.NullMarked;
