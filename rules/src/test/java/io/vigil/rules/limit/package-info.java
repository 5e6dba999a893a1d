/** Tests of the evaluators. */
@NullMarked
package io.vigil.rules.limit;

import org.jspecify.annotations.NullMarked;
