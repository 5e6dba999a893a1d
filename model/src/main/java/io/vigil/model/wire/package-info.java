/** Versioned bytes: the only place where records become bytes and come back. */
@NullMarked
package io.vigil.model.wire;

import org.jspecify.annotations.NullMarked;
