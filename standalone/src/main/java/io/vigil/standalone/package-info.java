/** Everything in one JVM, in order: what {@code ./vigil} starts. */
@NullMarked
package io.vigil.standalone;

import org.jspecify.annotations.NullMarked;
