/** What the judge says, taken from the log exactly once in effect. */
@NullMarked
package io.vigil.alerting.intake;

import org.jspecify.annotations.NullMarked;
