/** The registry's database, as far as the two kinds of it differ. */
@NullMarked
package io.vigil.alerting.database;

import org.jspecify.annotations.NullMarked;
