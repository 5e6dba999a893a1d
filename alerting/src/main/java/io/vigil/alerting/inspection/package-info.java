/**
 * Inspections (巡查) and spot checks (抽查): what a duty room asks of plants and of the stations below
 * it, and whether it was answered in time.
 */
@NullMarked
package io.vigil.alerting.inspection;

import org.jspecify.annotations.NullMarked;
