package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.Explanation;
import org.jspecify.annotations.Nullable;

/** What is looked for at points of power that are no meters, reading by reading. */
sealed interface Consumption permits EnergyPerTonne, IdleSite {
  /** What the point asks for; null if nothing. */
  static @Nullable Consumption of(PointDefinition point) {
    if (point.kind().equals(EnergyPerTonne.KIND)) {
      return point.measureUnit() == MeasureUnit.KWH_PER_T ? new EnergyPerTonne() : null;
    }
    boolean isSite = point.kind().equals(IdleSite.KIND) && point.measureUnit() == MeasureUnit.KW;
    return isSite ? new IdleSite() : null;
  }

  /** What it finds. */
  LeadSource source();

  /** Takes the next reading, milliseconds UTC. */
  void read(long time, double value);

  /** What the newest reading shows; null if nothing. */
  @Nullable Explanation found();

  /** One of which nothing is known. */
  Consumption anew();

  void put(ByteWriter out);

  static void put(@Nullable Consumption consumption, ByteWriter out) {
    out.putBoolean(consumption != null);
    if (consumption != null) {
      out.putBoolean(consumption instanceof IdleSite);
      consumption.put(out);
    }
  }

  static @Nullable Consumption get(ByteReader in) {
    if (!in.getBoolean()) {
      return null;
    }
    return in.getBoolean() ? IdleSite.get(in) : EnergyPerTonne.get(in);
  }
}
