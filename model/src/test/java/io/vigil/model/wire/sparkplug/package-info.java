@NullMarked
package io.vigil.model.wire.sparkplug;

import org.jspecify.annotations.NullMarked;
