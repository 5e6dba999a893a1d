/** What is unusual, without a limit: learned from the readings themselves, explained in words. */
@NullMarked
package io.vigil.rules.anomaly;

import org.jspecify.annotations.NullMarked;
