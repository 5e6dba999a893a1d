/** What happened, numbered without gaps in the order of commits, and what is said in the log. */
@NullMarked
package io.vigil.alerting.journal;

import org.jspecify.annotations.NullMarked;
