/** Tests of the ledger. */
@NullMarked
package io.vigil.sim.ledger;

import org.jspecify.annotations.NullMarked;
