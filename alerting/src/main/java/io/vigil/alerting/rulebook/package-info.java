/**
 * The rules as people read them: what each is for, where it comes from, which points it watches.
 */
@NullMarked
package io.vigil.alerting.rulebook;

import org.jspecify.annotations.NullMarked;
