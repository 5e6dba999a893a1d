/** Tests of the plant file. */
@NullMarked
package io.vigil.model.plant;

import org.jspecify.annotations.NullMarked;
