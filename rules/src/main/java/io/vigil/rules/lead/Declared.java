package io.vigil.rules.lead;

import io.vigil.model.event.OfficeKind;
import io.vigil.model.event.PlantEvent;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is declared about the units of plants: in which state each is, whether a notice of
 * curtailment (限电) is in force, and which days are holidays. Declarations are readings like all
 * others, of points that a plant names for them, so that they stand in the lane among what they
 * explain:
 *
 * <ul>
 *   <li>kind {@code plant.state}: 1 producing, 2 stopped, 3 maintenance, 4 ordered shutdown
 *   <li>kind {@code power.curtailment}: 1 while a notice is in force
 *   <li>kind {@code plant.calendar}: 1 on a holiday, 2 on a day that is worked in place of a day of
 *       rest, 0 on all others
 * </ul>
 *
 * <p>What is on record in Vigil itself ({@link OfficeKind}) stands beside it: while it names a
 * state, that is the state of the unit, whatever the plant says; a notice holds if either says so,
 * and a day is ordinary if neither names it.
 *
 * <p>They are looked up by time, because slots of a utility come late. Mutable; one thread.
 */
final class Declared {
  /** Number of the state in which a unit produces. */
  static final int PRODUCING = PlantEvent.State.PRODUCING.number();

  /** Number of the state in which it was ordered to stand still. */
  static final int ORDERED_SHUTDOWN = PlantEvent.State.ORDERED_SHUTDOWN.number();

  /** Stands for "nobody said". */
  static final int UNKNOWN = 0;

  private static final String STATE = PlantEvent.STATE_KIND;
  private static final String CURTAILMENT = "power.curtailment";
  private static final String CALENDAR = "plant.calendar";
  private static final Set<String> KINDS = Set.of(STATE, CURTAILMENT, CALENDAR);
  private static final int KEPT = 64;

  private final Map<String, TreeMap<Long, Double>> said = new TreeMap<>();

  /**
   * How things stood during a slot.
   *
   * @param state number of the state of the unit all through; {@link #UNKNOWN} if nobody said, or
   *     if it changed
   * @param isCurtailed whether a notice was in force at the beginning or at the end
   * @param isOrdinary whether it was of a day like others of its weekday
   * @param allowedKw what a notice allowed to be drawn all through, kW; infinite if none did
   * @param ownKwh what the plant's own meter counted, kWh; NaN if it is not known
   */
  record Standing(
      int state, boolean isCurtailed, boolean isOrdinary, double allowedKw, double ownKwh) {
    /** Whether the unit may be expected to draw what it usually does. */
    boolean mayProduce() {
      return !isCurtailed && (state == UNKNOWN || state == PRODUCING);
    }

    /** The same with what the plant's own meter counted. */
    Standing withOwnKwh(double kwh) {
      return new Standing(state, isCurtailed, isOrdinary, allowedKw, kwh);
    }

    /** Whether it was said to stand still. */
    boolean isStopped() {
      return state > PRODUCING;
    }
  }

  /** Whether readings of the point are declarations. */
  static boolean isOne(PointDefinition point) {
    return KINDS.contains(point.kind()) || OfficeKind.isOne(point.kind());
  }

  /** Takes a declaration; the oldest of many is let go. */
  void take(PointDefinition point, long time, double value) {
    TreeMap<Long, Double> of =
        said.computeIfAbsent(key(point, point.kind()), any -> new TreeMap<>());
    of.put(time, value);
    if (of.size() > KEPT) {
      of.pollFirstEntry();
    }
  }

  /** How things stood at the unit of the meter between these moments. */
  Standing during(PointDefinition meter, long from, long to) {
    double before = stateAt(meter, from);
    double after = stateAt(meter, to);
    boolean isCurtailed = isCurtailedAt(meter, from) || isCurtailedAt(meter, to);
    boolean isOrdinary =
        at(meter, CALENDAR, from) == 0 && at(meter, OfficeKind.CALENDAR.kind(), from) == 0;
    int state = before == after ? (int) after : UNKNOWN;
    double allowedKw = Math.max(allowedAt(meter, from), allowedAt(meter, to));
    return new Standing(state, isCurtailed, isOrdinary, allowedKw, Double.NaN);
  }

  private double stateAt(PointDefinition meter, long time) {
    double onRecord = at(meter, OfficeKind.STATE.kind(), time);
    return onRecord == UNKNOWN ? at(meter, STATE, time) : onRecord;
  }

  private boolean isCurtailedAt(PointDefinition meter, long time) {
    return at(meter, CURTAILMENT, time) == 1 || at(meter, OfficeKind.CURTAILMENT.kind(), time) == 1;
  }

  private double allowedAt(PointDefinition meter, long time) {
    double allowed = at(meter, OfficeKind.ALLOWED_KW.kind(), time, OfficeKind.ALLOWED_KW.least());
    return allowed < 0 ? Double.POSITIVE_INFINITY : allowed;
  }

  private double at(PointDefinition meter, String kind, long time) {
    return at(meter, kind, time, UNKNOWN);
  }

  private double at(PointDefinition meter, String kind, long time, double unsaid) {
    TreeMap<Long, Double> of = said.get(key(meter, kind));
    Map.Entry<Long, Double> newest = of == null ? null : of.floorEntry(time);
    return newest == null ? unsaid : newest.getValue();
  }

  private static String key(PointDefinition point, String kind) {
    return point.enterprise() + "/" + kind + "/" + point.unit();
  }

  void put(ByteWriter out) {
    out.putVarLong(said.size());
    said.forEach(
        (key, of) -> {
          out.putText(key).putVarLong(of.size());
          of.forEach((time, value) -> out.putZigZag(time).putDouble(value));
        });
  }

  static Declared get(ByteReader in) {
    Declared declared = new Declared();
    for (int left = in.getVarInt(); left > 0; left--) {
      TreeMap<Long, Double> of = new TreeMap<>();
      declared.said.put(in.getText(), of);
      for (int one = in.getVarInt(); one > 0; one--) {
        of.put(in.getZigZag(), in.getDouble());
      }
    }
    return declared;
  }

  Declared copy() {
    Declared copy = new Declared();
    said.forEach((key, of) -> copy.said.put(key, new TreeMap<>(of)));
    return copy;
  }
}
