/** Vigil's jobs as thin Flink shells, and what runs them. */
@NullMarked
package io.vigil.streaming;

import org.jspecify.annotations.NullMarked;
