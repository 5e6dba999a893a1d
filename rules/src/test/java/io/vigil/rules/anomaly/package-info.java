/** The detectors, each by what it says and what it keeps silent about. */
@NullMarked
package io.vigil.rules.anomaly;

import org.jspecify.annotations.NullMarked;
