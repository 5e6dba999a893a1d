/** What a sender sent and what was acknowledged, kept in a file outside the server. */
@NullMarked
package io.vigil.sim.ledger;

import org.jspecify.annotations.NullMarked;
