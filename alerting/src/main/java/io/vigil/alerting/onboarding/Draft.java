package io.vigil.alerting.onboarding;

import java.util.List;

/**
 * What an engineer writes into an application.
 *
 * @param plant the plant file as it is to be, JSON
 * @param profile what the enterprise says of itself
 * @param reason why, in words; empty if not said
 * @param sensors codes of points whose sensor is another one
 */
record Draft(String plant, Profile profile, String reason, List<String> sensors) {
  Draft {
    sensors = List.copyOf(sensors);
  }
}
