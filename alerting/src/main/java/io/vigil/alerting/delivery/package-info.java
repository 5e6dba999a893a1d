/** Alerts on their way to other systems: channels, what is sent to them, and what became of it. */
@NullMarked
package io.vigil.alerting.delivery;

import org.jspecify.annotations.NullMarked;
