/**
 * The ledger: everything sent is reconciled with everything kept, after kills at random moments.
 */
@NullMarked
package io.vigil.standalone.chaos;

import org.jspecify.annotations.NullMarked;
