/** The duty room as people see it, in a real browser. */
@NullMarked
package io.vigil.standalone.browser;

import org.jspecify.annotations.NullMarked;
