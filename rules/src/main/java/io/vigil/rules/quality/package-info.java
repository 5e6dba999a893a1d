/** How far a value may be trusted, and how long its absence may be borne. */
@NullMarked
package io.vigil.rules.quality;

import org.jspecify.annotations.NullMarked;
