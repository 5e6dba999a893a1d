/**
 * Cases (处置单): the human handling of Alerts, from the first receipt to the reviewed end. A signal
 * that clears never closes one.
 */
@NullMarked
package io.vigil.alerting.cases;

import org.jspecify.annotations.NullMarked;
