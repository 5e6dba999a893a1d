package io.vigil.alerting.cases;

import io.vigil.alerting.duty.DutyTier;
import io.vigil.model.alert.Severity;
import java.time.Duration;

/**
 * Until when a Case must have got on, and who answers when it has not (design: alerts §5; ours:
 * official minutes could not be verified).
 */
final class CaseTimes {
  private static final Duration OFFLINE = Duration.ofHours(4);
  private static final Duration RED_AGAIN = Duration.ofMinutes(60);

  private CaseTimes() {}

  /** Time to the first report. */
  static Duration first(Severity severity, boolean offline) {
    if (offline) {
      return OFFLINE;
    }
    return switch (severity) {
      case RED -> Duration.ofMinutes(30);
      case ORANGE -> Duration.ofHours(2);
      case YELLOW -> Duration.ofHours(4);
      case BLUE -> Duration.ofHours(24);
    };
  }

  /** Time to every further report. */
  static Duration next(Severity severity, boolean offline) {
    return severity == Severity.RED && !offline ? RED_AGAIN : first(severity, offline);
  }

  /** Who answers, at least, once the time is over. */
  static DutyTier onTimeout(Severity severity, boolean offline) {
    if (offline) {
      return DutyTier.PREFECTURE;
    }
    return switch (severity) {
      case RED -> DutyTier.PROVINCE;
      case ORANGE -> DutyTier.PREFECTURE;
      case YELLOW -> DutyTier.COUNTY;
      case BLUE -> DutyTier.PLANT_HEAD;
    };
  }
}
