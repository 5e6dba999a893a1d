/** Judgement as a pure function: one lane record in, the events of that step out. */
@NullMarked
package io.vigil.rules.step;

import org.jspecify.annotations.NullMarked;
