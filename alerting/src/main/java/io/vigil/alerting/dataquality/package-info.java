/**
 * Which plants and points are silent, or say what cannot be believed, in the order in which to
 * phone about them.
 */
@NullMarked
package io.vigil.alerting.dataquality;

import org.jspecify.annotations.NullMarked;
