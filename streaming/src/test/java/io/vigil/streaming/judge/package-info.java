/** Tests. */
@NullMarked
package io.vigil.streaming.judge;

import org.jspecify.annotations.NullMarked;
