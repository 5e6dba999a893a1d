package io.vigil.alerting.duty;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A rung of a plan.
 *
 * @param tier who is responsible
 * @param within time to acknowledge before the next rung becomes responsible; null where
 *     responsibility stays
 */
public record EscalationStep(DutyTier tier, @Nullable Duration within) {}
