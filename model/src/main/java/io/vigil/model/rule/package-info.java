/** What counts as abnormal: rules expanded per point, ready to be judged. */
@NullMarked
package io.vigil.model.rule;

import org.jspecify.annotations.NullMarked;
