package io.vigil.alerting.duty;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The places that somebody may know of: an area of divisions (GB/T 2260), one enterprise, or
 * everything. Every query for a person takes one (design: security §3); what lies outside is as if
 * it did not exist.
 *
 * @param divisions pattern of SQL's LIKE for the division code
 * @param enterprises pattern of SQL's LIKE for the enterprise; ids hold none of its signs
 */
public record Scope(String divisions, String enterprises) {
  private static final String ANY = "%";

  /** Everything. */
  public static final Scope EVERYTHING = new Scope(ANY, ANY);

  /** What concerns the position; null is an administrator of everything. */
  public static Scope of(@Nullable Position position) {
    if (position == null) {
      return EVERYTHING;
    }
    return position.tier().isPlant()
        ? new Scope(ANY, position.area())
        : new Scope(position.area() + ANY, ANY);
  }

  /** Whether what happens at the enterprise lies within. */
  public boolean holds(String enterprise, String division) {
    return matches(enterprises, enterprise)
        && (matches(divisions, division) || Position.isAnywhere(division));
  }

  private static boolean matches(String pattern, String text) {
    return pattern.endsWith(ANY)
        ? text.startsWith(pattern.substring(0, pattern.length() - 1))
        : Objects.equals(pattern, text);
  }
}
