/** What one value says about a condition: limits, discrete states, rates of change. */
@NullMarked
package io.vigil.rules.limit;

import org.jspecify.annotations.NullMarked;
