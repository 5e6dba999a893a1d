package io.vigil.model.plant;

import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Reporting;

/**
 * Whether a plant lets a forest look at a point: the field {@code forestSeed}, a whole number from
 * 1. The same seed makes the same cuts, another one begins anew. Stateless; any thread.
 */
public final class ForestChoice {
  /** Kind of the point that chooses its unit; there, the forest looks at the unit. */
  public static final String UNIT_KIND = "unit.normal";

  private static final String FIELD = "forestSeed";
  private static final int MOST = 1_000_000_000;

  private ForestChoice() {}

  /** The seed that the file names; 0 where it names none. */
  static int seed(JsonFields in) {
    return in.has(FIELD) ? (int) in.whole(FIELD, 1, 1, MOST) : 0;
  }

  /** A forest needs numbers that come by themselves, or a unit. */
  static void requireFits(PlantPoint point, JsonFields in) {
    boolean isFree = point.forestSeed() == 0 || point.kind().equals(UNIT_KIND);
    if (!isFree && !isMeasured(point.reporting(), point.measureUnit())) {
      in.complain(
          FIELD,
          "只能用于周期上报的测量值点位，或类型为 “unit.normal” 的点位",
          "is for points that report measured values periodically, or of kind 'unit.normal'");
    }
  }

  /** Whether the point says a number again and again. */
  public static boolean isMeasured(Reporting reporting, MeasureUnit unit) {
    return reporting == Reporting.PERIODIC && unit != MeasureUnit.BOOL;
  }
}
