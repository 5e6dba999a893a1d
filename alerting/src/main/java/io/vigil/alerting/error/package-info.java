/** One shape for everything that goes wrong over HTTP. */
@NullMarked
package io.vigil.alerting.error;

import org.jspecify.annotations.NullMarked;
