/** The registry as a file, taken while it works, and what is to be said after it was put back. */
@NullMarked
package io.vigil.alerting.backup;

import org.jspecify.annotations.NullMarked;
