/** Whether we live, whether we work, and the figures. */
@NullMarked
package io.vigil.alerting.health;

import org.jspecify.annotations.NullMarked;
