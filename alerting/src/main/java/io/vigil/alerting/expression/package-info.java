/** Conditions that people type, as the nodes that the rules are made of. */
@NullMarked
package io.vigil.alerting.expression;

import org.jspecify.annotations.NullMarked;
