/** The package that {@code vigil dist} makes, unpacked and run as an operator would. */
@NullMarked
package io.vigil.standalone.dist;

import org.jspecify.annotations.NullMarked;
