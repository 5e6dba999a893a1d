/** The judge over what was: what rules would have said, with numbers other than those in force. */
@NullMarked
package io.vigil.rules.rehearsal;

import org.jspecify.annotations.NullMarked;
