/** What rules would have said to recordings and stored readings, for whoever sets their numbers. */
@NullMarked
package io.vigil.standalone.rehearse;

import org.jspecify.annotations.NullMarked;
