/** As many readings as the national system takes, and what came of them. */
@NullMarked
package io.vigil.standalone.national;

import org.jspecify.annotations.NullMarked;
