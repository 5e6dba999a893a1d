package io.vigil.alerting.statistics;

import io.vigil.alerting.duty.DutyTier;
import io.vigil.alerting.duty.Position;
import org.jspecify.annotations.Nullable;

/**
 * The area that is counted.
 *
 * @param division leading digits of the division code; empty for everywhere
 * @param enterprise the only enterprise; null for all of the area
 * @param position the position that is asked about; null for all whose area lies within
 */
record CountedArea(String division, @Nullable String enterprise, @Nullable Position position) {
  /** Everything. */
  static final CountedArea EVERYWHERE = new CountedArea("", null, null);

  /** The area of the position, and the position alone. */
  static CountedArea of(Position position) {
    return position.tier().isPlant()
        ? new CountedArea("", position.area(), position)
        : new CountedArea(position.area(), null, position);
  }

  /** The area of the division code. */
  static CountedArea of(String division) {
    return new CountedArea(division, null, null);
  }

  /** Whether figures of the position can be told from what happens in the area alone. */
  boolean holds(Position other) {
    return position != null
        ? position.equals(other)
        : other.tier().isPlant() || other.area().startsWith(division);
  }

  /** Whether the enterprise lies in the area. */
  boolean holds(String otherEnterprise, String otherDivision) {
    return otherDivision.startsWith(division)
        && (enterprise == null || enterprise.equals(otherEnterprise));
  }

  /** The duty room of the area; null if it has none of its own. */
  @Nullable Position dutyRoom() {
    if (position != null) {
      return position;
    }
    return switch (division.length()) {
      case 9 -> new Position(DutyTier.TOWN, division);
      case 6 -> new Position(DutyTier.COUNTY, division);
      case 4 -> new Position(DutyTier.PREFECTURE, division);
      case 2 -> new Position(DutyTier.PROVINCE, division);
      default -> null;
    };
  }

  /** As a pattern of SQL's LIKE. */
  String divisions() {
    return division + "%";
  }

  /** As a pattern of SQL's LIKE; ids of enterprises hold none of its signs. */
  String enterprises() {
    return enterprise == null ? "%" : enterprise;
  }
}
