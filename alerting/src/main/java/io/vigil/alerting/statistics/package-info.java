/** How Alerts and their handling were: figures with their definitions, and reports of them. */
@NullMarked
package io.vigil.alerting.statistics;

import org.jspecify.annotations.NullMarked;
