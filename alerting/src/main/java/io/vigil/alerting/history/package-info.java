/** Trends from the time-series store. */
@NullMarked
package io.vigil.alerting.history;

import org.jspecify.annotations.NullMarked;
