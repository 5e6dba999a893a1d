/** Real servers and made-up lanes for the tests. */
@NullMarked
package io.vigil.streaming.support;

import org.jspecify.annotations.NullMarked;
