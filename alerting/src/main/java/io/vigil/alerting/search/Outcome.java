package io.vigil.alerting.search;

import java.util.Arrays;
import java.util.Optional;

/** What has become of an Alert, as people look for it. */
enum Outcome {
  /** People still have it before them. */
  OPEN,
  /** It is over. */
  OVER,
  /** It is over, and nobody ever acknowledged it. */
  UNANSWERED,
  /** Its Case was closed as a false alarm. */
  FALSE_ALARM;

  static Optional<Outcome> parse(String text) {
    return Arrays.stream(values()).filter(one -> one.name().equals(text)).findFirst();
  }
}
