/** Who is on shift at a position, and how it is handed over with signatures (交接班). */
@NullMarked
package io.vigil.alerting.shift;

import org.jspecify.annotations.NullMarked;
