/** The value of a point at a moment, and how far to trust it. */
@NullMarked
package io.vigil.model.reading;

import org.jspecify.annotations.NullMarked;
