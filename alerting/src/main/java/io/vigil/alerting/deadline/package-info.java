/** What must happen by a certain time unless somebody acts: rows that outlive the process. */
@NullMarked
package io.vigil.alerting.deadline;

import org.jspecify.annotations.NullMarked;
