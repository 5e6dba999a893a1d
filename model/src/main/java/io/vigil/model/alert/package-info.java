/** Activations, which the judge mints, and the Alerts that people see. */
@NullMarked
package io.vigil.model.alert;

import org.jspecify.annotations.NullMarked;
