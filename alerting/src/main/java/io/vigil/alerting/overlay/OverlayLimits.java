package io.vigil.alerting.overlay;

import io.vigil.model.alert.Severity;
import java.time.Duration;

/**
 * How long a Watch may be kept quiet (design: alerts §3, A10 and A12; ours, not a regulation's).
 */
final class OverlayLimits {
  /** Within it a second person must have approved. */
  static final Duration TO_APPROVE = Duration.ofMinutes(15);

  /** So many Alerts one person may put aside within {@link #SHELVES_WITHIN}. */
  static final int MOST_SHELVES = 20;

  static final Duration SHELVES_WITHIN = Duration.ofHours(1);

  private static final Duration SHELF = Duration.ofHours(8);
  private static final Duration RED_SHELF = Duration.ofMinutes(30);
  private static final Duration SERVICE = Duration.ofDays(30);

  private OverlayLimits() {}

  /** The longest shelf of an Alert of this severity. */
  static Duration shelf(Severity severity) {
    return severity == Severity.RED ? RED_SHELF : SHELF;
  }

  /** The longest time out of service. */
  static Duration service() {
    return SERVICE;
  }

  /** Whether a second person must approve the shelf of an Alert of this severity. */
  static boolean needsSecond(Severity severity) {
    return severity == Severity.RED;
  }
}
