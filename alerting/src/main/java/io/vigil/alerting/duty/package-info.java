/** Who answers for an Alert, and for how long before somebody else does. */
@NullMarked
package io.vigil.alerting.duty;

import org.jspecify.annotations.NullMarked;
