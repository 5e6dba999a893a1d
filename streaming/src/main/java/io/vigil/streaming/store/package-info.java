/** Line protocol and the writer that brings it into the time-series store. */
@NullMarked
package io.vigil.streaming.store;

import org.jspecify.annotations.NullMarked;
