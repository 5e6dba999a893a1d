package io.vigil.rules.lead;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.Explanation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The energy of a day as the utility says it against what the plant's own meter counted: more than
 * 15 % apart is found at the end of the day, until one ends that is not (PW-17; the number is a
 * proposal, domain guide §3.3). Days are those of Asia/Shanghai. A day of which either lacks a slot
 * is compared with nothing. Mutable; one thread.
 */
final class DayTotals {
  private static final double APART = 0.15;
  private static final int SLOTS = 96;
  private static final long AHEAD_SLOTS = Duration.ofHours(8).toMillis() / Meter.SLOT_MILLIS;
  private static final long NONE = Long.MIN_VALUE;

  private long day = NONE;
  private int slots;
  private double utility;
  private double own;
  private @Nullable Explanation found;

  /**
   * Takes the next slot.
   *
   * @param slot its end, in slots since 1970 UTC
   * @param ownKwh NaN where the plant's own meter said nothing
   */
  void read(long slot, double kwh, double ownKwh) {
    long of = Math.floorDiv(slot - 1 + AHEAD_SLOTS, SLOTS);
    if (of != day) {
      day = of;
      slots = 0;
      utility = 0;
      own = 0;
    }
    if (!Double.isNaN(ownKwh)) {
      slots++;
      utility += kwh;
      own += ownKwh;
    }
    if (Math.floorMod(slot + AHEAD_SLOTS, SLOTS) == 0) {
      boolean isApart = slots == SLOTS && Math.abs(own - utility) > APART * utility;
      found = isApart ? words() : null;
    }
  }

  private Explanation words() {
    String ours = Explanation.number(own);
    String theirs = Explanation.number(utility);
    return new Explanation(
        "厂方一日电量 " + ours + " kWh，供电一日电量 " + theirs + " kWh，相差超过 15 %（PW-17）",
        "the plant counted "
            + ours
            + " kWh in a day, the utility "
            + theirs
            + " kWh: more than 15 % apart (PW-17)");
  }

  /** What the last day showed that ended; null if nothing. */
  @Nullable Explanation found() {
    return found;
  }

  void put(ByteWriter out) {
    out.putLong(day).putVarLong(slots).putDouble(utility).putDouble(own);
    Words.put(found, out);
  }

  static DayTotals get(ByteReader in) {
    DayTotals totals = new DayTotals();
    totals.day = in.getLong();
    totals.slots = in.getVarInt();
    totals.utility = in.getDouble();
    totals.own = in.getDouble();
    totals.found = Words.get(in);
    return totals;
  }
}
