/**
 * Exercises: an Alert that is not from the field, through everything that a real one goes through.
 */
@NullMarked
package io.vigil.alerting.drill;

import org.jspecify.annotations.NullMarked;
