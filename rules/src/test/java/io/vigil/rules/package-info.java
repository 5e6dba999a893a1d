/** Tests of the module as a whole. */
@NullMarked
package io.vigil.rules;

import org.jspecify.annotations.NullMarked;
