/** What jobs say into the log: {@code activations} and {@code refused}. */
@NullMarked
package io.vigil.streaming.sink;

import org.jspecify.annotations.NullMarked;
