@NullMarked
package io.vigil.model.wire.telemetry;

import org.jspecify.annotations.NullMarked;
