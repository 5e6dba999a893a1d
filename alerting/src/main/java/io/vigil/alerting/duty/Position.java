package io.vigil.alerting.duty;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A post at which people serve in turn (责任岗位), for example the duty room of a county. People change
 * with the shift; the position stays, and it is the position that answers.
 *
 * @param tier how high it stands
 * @param area id of the enterprise for tiers of a plant; otherwise the leading digits of the
 *     division code (GB/T 2260) that its area shares
 */
public record Position(DutyTier tier, String area) {
  /** Stands for "no place in particular": what happens there concerns every duty room. */
  private static final String ANYWHERE = "000000";

  private static final Pattern ENTERPRISE = Pattern.compile("[a-z0-9-]{3,32}");

  /** The position of this tier that an enterprise belongs to. */
  public static Position of(DutyTier tier, String enterprise, String division) {
    if (tier.isPlant()) {
      return new Position(tier, enterprise);
    }
    String place = division.isEmpty() ? ANYWHERE : division;
    return new Position(tier, place.substring(0, Math.min(tier.digits(), place.length())));
  }

  /** Reads {@code tier:area}, as {@link #toString} writes it; empty if it is no position. */
  public static Optional<Position> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String area = text.substring(colon + 1);
    return DutyTier.parse(text.substring(0, colon))
        .filter(tier -> isArea(tier, area))
        .map(tier -> new Position(tier, area));
  }

  /** Whether what happens at the enterprise is within its area. */
  public boolean covers(String enterprise, String division) {
    return Scope.of(this).holds(enterprise, division);
  }

  /** Whether the division stands for no place in particular. */
  static boolean isAnywhere(String division) {
    return division.isEmpty() || division.equals(ANYWHERE);
  }

  /** As people call it, in Chinese. */
  public String zh() {
    return tier.zh() + " " + area;
  }

  /** As people call it, in English. */
  public String en() {
    return tier.en() + " " + area;
  }

  /** {@code tier:area}. */
  @Override
  public String toString() {
    return tier.text() + ":" + area;
  }

  private static boolean isArea(DutyTier tier, String area) {
    return tier.isPlant()
        ? ENTERPRISE.matcher(area).matches()
        : area.length() == tier.digits() && area.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
