/** Measures the whole chain in one run: rates, CPU per reading and stage, latency, memory. */
@NullMarked
package io.vigil.standalone.bench;

import org.jspecify.annotations.NullMarked;
