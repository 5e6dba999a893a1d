package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.step.EnergySlot;
import java.util.TreeMap;

/**
 * The energy of 15-minute slots as the plant's own gateway counts it (kind {@code power.integrity},
 * kWh), by unit. It is held against what the utility says (PW-17). Mutable; one thread.
 */
final class OwnEnergy {
  /** So many slots of a unit are known: those that can be revised, and a day before them. */
  private static final int KEPT = 2 * RevisedMeter.KEPT;

  private final TreeMap<String, TreeMap<Long, Double>> units = new TreeMap<>();

  /** Whether the point shows what a plant counts itself. */
  static boolean isOne(PointDefinition point) {
    return EnergySlot.isOne(point) && point.kind().equals(EnergySlot.OWN);
  }

  /** Takes what was counted; whether that is news. The oldest slot of many is let go. */
  boolean take(PointDefinition own, long time, double kwh) {
    TreeMap<Long, Double> slots = units.computeIfAbsent(unit(own), any -> new TreeMap<>());
    Double before = slots.put(Math.floorDiv(time, Meter.SLOT_MILLIS), kwh);
    if (slots.size() > KEPT) {
      slots.pollFirstEntry();
    }
    return before == null || before != kwh;
  }

  /** What the plant counted in a slot of a utility's meter, kWh; NaN if it is not known. */
  double of(PointDefinition meter, long slot) {
    TreeMap<Long, Double> slots = units.get(unit(meter));
    return slots == null ? Double.NaN : slots.getOrDefault(slot, Double.NaN);
  }

  private static String unit(PointDefinition point) {
    return point.enterprise() + "/" + point.unit();
  }

  void put(ByteWriter out) {
    out.putVarLong(units.size());
    units.forEach(
        (unit, slots) -> {
          out.putText(unit).putVarLong(slots.size());
          slots.forEach((slot, kwh) -> out.putZigZag(slot).putDouble(kwh));
        });
  }

  static OwnEnergy get(ByteReader in) {
    OwnEnergy own = new OwnEnergy();
    for (int left = in.getVarInt(); left > 0; left--) {
      TreeMap<Long, Double> slots = new TreeMap<>();
      own.units.put(in.getText(), slots);
      for (int slot = in.getVarInt(); slot > 0; slot--) {
        slots.put(in.getZigZag(), in.getDouble());
      }
    }
    return own;
  }

  OwnEnergy copy() {
    OwnEnergy copy = new OwnEnergy();
    units.forEach((unit, slots) -> copy.units.put(unit, new TreeMap<>(slots)));
    return copy;
  }
}
