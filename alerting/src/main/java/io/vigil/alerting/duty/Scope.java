package io.vigil.alerting.duty;

import org.jspecify.annotations.Nullable;

/**
 * The places that somebody may know of: an area of divisions (GB/T 2260), one enterprise, or
 * everything. Every query for a person takes one (design: security §3); what lies outside is as if
 * it did not exist.
 *
 * @param area leading digits of the division code; empty for everywhere
 * @param enterprise the only enterprise; null for all of the area
 */
public record Scope(String area, @Nullable String enterprise) {
  private static final String ANY = "%";

  /** Everything. */
  public static final Scope EVERYTHING = new Scope("", null);

  /** What concerns the position; null is an administrator of everything. */
  public static Scope of(@Nullable Position position) {
    if (position == null) {
      return EVERYTHING;
    }
    return position.tier().isPlant()
        ? new Scope("", position.area())
        : new Scope(position.area(), null);
  }

  /** Whether what happens at the enterprise lies within. Asked for every change and screen. */
  public boolean holds(String otherEnterprise, String division) {
    return (enterprise == null || enterprise.equals(otherEnterprise))
        && (division.startsWith(area) || Position.isAnywhere(division));
  }

  /** Pattern of SQL's LIKE for the division code. */
  public String divisions() {
    return area + ANY;
  }

  /** Pattern of SQL's LIKE for the enterprise; ids hold none of its signs. */
  public String enterprises() {
    return enterprise == null ? ANY : enterprise;
  }
}
