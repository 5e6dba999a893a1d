/**
 * Hazards (隐患) from their finding to the signature that ends them; they need no Alert to be
 * recorded.
 */
@NullMarked
package io.vigil.alerting.hazard;

import org.jspecify.annotations.NullMarked;
