/** Tests of the rule packs. */
@NullMarked
package io.vigil.rules.pack;

import org.jspecify.annotations.NullMarked;
