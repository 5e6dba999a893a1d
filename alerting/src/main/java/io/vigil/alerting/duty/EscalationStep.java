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
public record EscalationStep(DutyTier tier, @Nullable Duration within) {
  private static final long MINUTE = 60;

  /** As {@link EscalationPlan#parse} reads it: {@code county 5m}. */
  @Override
  public String toString() {
    if (within == null) {
      return tier.text();
    }
    long seconds = within.toSeconds();
    return seconds % MINUTE == 0
        ? tier.text() + " " + seconds / MINUTE + "m"
        : tier.text() + " " + seconds + "s";
  }
}
