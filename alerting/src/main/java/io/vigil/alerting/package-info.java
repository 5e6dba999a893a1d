/**
 * From the judge's word to the duty room: registry, Alerts, journal, and the HTTP that people see.
 */
@NullMarked
package io.vigil.alerting;

import org.jspecify.annotations.NullMarked;
