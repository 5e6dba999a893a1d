/** What a demo lets people do to its simulated plants; an installation has nothing of this. */
@NullMarked
package io.vigil.alerting.demo;

import org.jspecify.annotations.NullMarked;
