/** Files that show what is said in a Case: photos, documents, recordings (佐证材料). */
@NullMarked
package io.vigil.alerting.evidence;

import org.jspecify.annotations.NullMarked;
