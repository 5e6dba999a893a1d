/** Leads (线索): what detectors found unusual, and what people say about it. No Alerts. */
@NullMarked
package io.vigil.alerting.lead;

import org.jspecify.annotations.NullMarked;
