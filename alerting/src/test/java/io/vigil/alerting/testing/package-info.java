/** A real log, a judge that says what a test wants, and people with browsers. */
@NullMarked
package io.vigil.alerting.testing;

import org.jspecify.annotations.NullMarked;
