/** What was not taken as sent, and the words in which the sender is told. */
@NullMarked
package io.vigil.model.refusal;

import org.jspecify.annotations.NullMarked;
