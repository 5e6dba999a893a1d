/** Lets people see whether the record is as it was written. */
@NullMarked
package io.vigil.alerting.audit;

import org.jspecify.annotations.NullMarked;
