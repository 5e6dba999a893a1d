/** Rule packs: what regulations ask for, and how it is bound to the points of a plant. */
@NullMarked
package io.vigil.rules.pack;

import org.jspecify.annotations.NullMarked;
