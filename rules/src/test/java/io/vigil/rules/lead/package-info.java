/** Tests of the judge: lanes as plain lists of records. */
@NullMarked
package io.vigil.rules.lead;

import org.jspecify.annotations.NullMarked;
