package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.MeasureUnit;

/**
 * Points whose readings are the energy of 15-minute slots, kWh. Utilities say a slot late, and say
 * it anew: of two values for one stamp the later one holds, where of all other readings it is the
 * first. Stateless; any thread.
 */
public final class EnergySlot {
  /** As the utility says it. */
  public static final String UTILITY = "power.energy15";

  /** As the plant's own gateway counts it. */
  public static final String OWN = "power.integrity";

  private EnergySlot() {}

  /** Whether the readings of the point are such slots. */
  public static boolean isOne(PointDefinition point) {
    return point.measureUnit() == MeasureUnit.KWH
        && (point.kind().equals(UTILITY) || point.kind().equals(OWN));
  }
}
