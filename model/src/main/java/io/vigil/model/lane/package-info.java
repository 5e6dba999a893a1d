/** What stands in a lane: the tagged union of records that the judge steps through. */
@NullMarked
package io.vigil.model.lane;

import org.jspecify.annotations.NullMarked;
