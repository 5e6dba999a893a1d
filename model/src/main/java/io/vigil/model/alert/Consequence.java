package io.vigil.model.alert;

import java.util.Arrays;
import java.util.Optional;

/** What may come of it if nobody acts (design: alerts §7). */
public enum Consequence {
  /** Neither of the others. */
  MINOR,
  /** Equipment, a release that must be reported, or a possible injury. */
  MAJOR,
  /** Serious injury, a major release, an explosion of dust or gas. */
  SEVERE;

  /** The consequence of this name. */
  public static Optional<Consequence> parse(String text) {
    return Arrays.stream(values()).filter(one -> one.name().equals(text)).findFirst();
  }
}
