package io.vigil.alerting.rulebook;

import java.util.Arrays;
import java.util.Optional;

/** What may come of it if nobody acts (design: alerts §7). */
enum Consequence {
  MINOR,
  /** Equipment, a release that must be reported, or a possible injury. */
  MAJOR,
  /** Serious injury, a major release, an explosion of dust or gas. */
  SEVERE;

  static Optional<Consequence> parse(String text) {
    return Arrays.stream(values()).filter(one -> one.name().equals(text)).findFirst();
  }
}
