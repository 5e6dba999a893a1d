/** Alerts as people see them, and what people do to them. */
@NullMarked
package io.vigil.alerting.alert;

import org.jspecify.annotations.NullMarked;
