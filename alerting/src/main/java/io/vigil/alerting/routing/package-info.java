/**
 * Who would be told of an Alert, kept as data: rotas, the phone book, and plans of escalation that
 * divisions have of their own.
 */
@NullMarked
package io.vigil.alerting.routing;

import org.jspecify.annotations.NullMarked;
