/** Where a value comes from: enterprises, gateways, points and their units of measure. */
@NullMarked
package io.vigil.model.point;

import org.jspecify.annotations.NullMarked;
