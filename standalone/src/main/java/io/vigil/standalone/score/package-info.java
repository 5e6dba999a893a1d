/** What the detectors say to recordings, row by row, for scorers that know better. */
@NullMarked
package io.vigil.standalone.score;

import org.jspecify.annotations.NullMarked;
