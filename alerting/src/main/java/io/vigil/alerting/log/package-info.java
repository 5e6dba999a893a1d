/** How parts of alerting listen to topics of the log. */
@NullMarked
package io.vigil.alerting.log;

import org.jspecify.annotations.NullMarked;
