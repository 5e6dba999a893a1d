package io.vigil.model.lead;

/** What found a lead. The order is that of the wire: new ones are added behind. */
public enum LeadSource {
  /** A point leaves the ranges that it has kept so far. */
  RANGE,
  /** A limit is about to be reached. */
  EARLY_WARNING,
  /** A meter shows the same again and again (PW-17). */
  METER_FROZEN,
  /** The load of a producing plant was lost (PW-06). */
  LOAD_LOST,
  /** Load at a time that is idle on like days. */
  UNEXPECTED_LOAD,
  /** More energy than was ever drawn (compare PW-05). */
  LOAD_SPIKE,
  /** Load while a unit was ordered to stand still (PW-01). */
  SHUTDOWN_LOAD,
  /** The load of production while a unit was said to be stopped (PW-02). */
  RESUMED_LOAD,
  /** Far more energy than the same slots of the weeks before (PW-05). */
  SURGE,
  /** More of a day's energy than usual is drawn at night (PW-04). */
  NIGHT_SHARE,
  /** The energy of a declared tonne is far from what is usual (PW-08). */
  ENERGY_PER_TONNE,
  /** A site that stood empty draws power, or does so at night alone (PW-16). */
  IDLE_SITE,
  /** The points of a unit together are not as they were. */
  UNIT_UNLIKE,
  /** The plant's own meter and the utility's differ over a day (PW-17). */
  METERS_APART,
  /** Rows of a point, or of a unit, fall where a forest has seen hardly any. */
  FOREST,
  /** More power than a notice of curtailment allows (PW-19, ours). */
  CURTAILED_LOAD
}
