package io.vigil.alerting.onboarding;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.onboarding.PlantReport.Remark;
import java.util.List;

/**
 * How a trial went.
 *
 * @param began RFC 3339
 * @param until RFC 3339
 * @param over whether its time is over
 * @param passed whether it is over and nothing failed
 * @param failures what keeps it from having passed; pointer is the code of a point
 * @param sounded what would have sounded, in words, the newest first; they fail nothing
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record TrialReport(
    String began,
    String until,
    boolean over,
    boolean passed,
    List<Remark> failures,
    List<Sounded> sounded) {
  /** An Alert of the trial. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Sounded(String alert, int severity, String began, String textZh, String textEn) {}
}
