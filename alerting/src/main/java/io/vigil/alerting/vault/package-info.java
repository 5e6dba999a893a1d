/** Keeps secrets so that they can be used, though the database alone gives none away. */
@NullMarked
package io.vigil.alerting.vault;

import org.jspecify.annotations.NullMarked;
