/** What jobs say into the log: {@code activations}, {@code leads} and {@code refused}. */
@NullMarked
package io.vigil.streaming.sink;

import org.jspecify.annotations.NullMarked;
