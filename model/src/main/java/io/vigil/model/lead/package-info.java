/** Leads (线索): what is unusual and no Alert. */
@NullMarked
package io.vigil.model.lead;

import org.jspecify.annotations.NullMarked;
