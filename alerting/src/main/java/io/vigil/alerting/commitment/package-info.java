/** Daily safety commitments (安全承诺): each plant publishes one a day, and who does not is seen. */
@NullMarked
package io.vigil.alerting.commitment;

import org.jspecify.annotations.NullMarked;
