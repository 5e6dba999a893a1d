/** Finds Alerts of the past: by time, place, rule, severity, outcome and words. */
@NullMarked
package io.vigil.alerting.search;

import org.jspecify.annotations.NullMarked;
