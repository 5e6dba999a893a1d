/** What is put before which position when, and whether that is more than anybody can look at. */
@NullMarked
package io.vigil.alerting.annunciation;

import org.jspecify.annotations.NullMarked;
