/** Whether gateways are there, and what they say of themselves that the registry does not know. */
@NullMarked
package io.vigil.model.presence;

import org.jspecify.annotations.NullMarked;
