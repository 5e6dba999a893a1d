/** What a plant says of itself before its first reading: the plant file and its reader. */
@NullMarked
package io.vigil.model.plant;

import org.jspecify.annotations.NullMarked;
