/** Why a Watch is silent, or is not. */
@NullMarked
package io.vigil.alerting.why;

import org.jspecify.annotations.NullMarked;
