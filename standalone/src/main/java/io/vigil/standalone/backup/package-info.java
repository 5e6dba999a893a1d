/** What an installation on one machine must not lose, as a file, and the way back. */
@NullMarked
package io.vigil.standalone.backup;

import org.jspecify.annotations.NullMarked;
