/** Tests of the running simulator. */
@NullMarked
package io.vigil.sim;

import org.jspecify.annotations.NullMarked;
