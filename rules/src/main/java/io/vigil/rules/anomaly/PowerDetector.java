package io.vigil.rules.anomaly;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The energy of a meter, slot by slot of 15 minutes, against what the same slots of the same
 * weekday showed in the last four weeks. Holidays are not known. Learned by itself: what idle is
 * (the tenth of four weeks that is lowest), what producing draws (the median of what is well above
 * idle), and the highest ever drawn in four weeks. Numbers are those of the rules PW-05, PW-06 and
 * PW-17 where these name some.
 *
 * <ul>
 *   <li>{@link PowerFinding#FROZEN}: eight equal slots in a row that are not zero.
 *   <li>{@link PowerFinding#LOAD_LOST}: two slots below 0.3 of the median of the like slots and
 *       below all of them; the first of them below 0.3 of the slot before, while producing.
 *   <li>{@link PowerFinding#UNEXPECTED_LOAD}: two slots above idle by 0.3 of what producing draws,
 *       after an hour of idleness, where nine in ten of the like slots were idle.
 *   <li>{@link PowerFinding#SPIKE}: one slot a quarter above the highest.
 * </ul>
 *
 * <p>Like slots are those of the same weekday and time and an hour to either side. What was found
 * wrong is not learned from: the value of a week before stands for it. Nothing but a frozen meter
 * is found in the first two weeks. 11 kB a meter.
 *
 * <p>Mutable; one thread.
 */
public final class PowerDetector {
  /** Minutes of a slot. */
  public static final int SLOT_MINUTES = 15;

  private static final int VERSION = 1;
  private static final int DAY = 24 * 60 / SLOT_MINUTES;
  private static final int WEEK = 7 * DAY;
  private static final int WEEKS = 4;
  private static final int HOUR = 60 / SLOT_MINUTES;
  private static final int WARM_UP = 2 * WEEK;
  private static final int KEPT = WEEKS * WEEK + HOUR;

  private static final int FROZEN_SLOTS = 8;
  private static final int SLOTS_IN_A_ROW = 2;
  private static final double SHARE = 0.3;
  private static final double BEYOND_HIGHEST = 1.25;
  private static final double IDLE_TIMES = 2;
  private static final double IDLE_QUANTILE = 0.1;
  private static final double LIKE_QUANTILE = 0.9;

  /** The median absolute deviation of normal values, in standard deviations. */
  private static final double SCALE = 0.6745;

  private static final double LEAST_SPREAD = 0.01;

  private final float[] history = new float[KEPT];
  private final float[] recent = new float[HOUR];
  private final float[] like = new float[WEEKS * (2 * HOUR + 1)];
  private final float[] same = new float[WEEKS];
  private int likeCount;
  private int sameCount;
  private long slots;
  private int equal;
  private int low;
  private int loaded;
  private float idle;
  private float producing;
  private float highest;
  private final Map<PowerFinding, Explanation> found = new EnumMap<>(PowerFinding.class);
  private final Map<PowerFinding, Explanation> said = Collections.unmodifiableMap(found);

  /** A meter of which nothing is known. */
  public PowerDetector() {}

  /**
   * Takes the energy of the next slot, kWh; what is wrong with it, with its arithmetic, until the
   * next call. A slot that is missing has to be filled by the caller, with {@link #sameAsLastWeek}.
   */
  public Map<PowerFinding, Explanation> read(double kwh) {
    float value = (float) kwh;
    found.clear();
    boolean again = slots > 0 && value == recent(1) && value > 0;
    equal = again ? equal + 1 : 1;
    if (equal >= FROZEN_SLOTS) {
      String same = Explanation.number(value);
      find(PowerFinding.FROZEN, "连续 %s 个时段均为 %s kWh", "%s slots in a row of %s kWh", equal, same);
    }
    if (slots >= WEEK && slots % DAY == 0) {
      learn();
    }
    if (slots >= WARM_UP) {
      collectLikeSlots();
      lookForSpike(value);
      lookForLostLoad(value);
      lookForUnexpectedLoad(value);
    }
    boolean doubtful = !found.isEmpty() && !found.containsKey(PowerFinding.FROZEN);
    history[place(slots)] = doubtful ? sameAsLastWeek() : value;
    recent[(int) (slots % HOUR)] = value;
    slots++;
    return said;
  }

  /** What the slot that comes next was a week before, kWh; 0 in the first week. */
  public float sameAsLastWeek() {
    return slots < WEEK ? 0 : history[place(slots - WEEK)];
  }

  /**
   * What the slot that comes next usually shows: the median of the same slots of the last four
   * weeks, kWh; NaN as long as fewer are known.
   */
  public double usual() {
    collectLikeSlots();
    return sameCount < WEEKS ? Double.NaN : Quantile.of(same, sameCount, 0.5);
  }

  /**
   * How far the energy lies from what is usual for the slot that comes next, in median absolute
   * deviations scaled to a standard deviation; a deviation is at least a hundredth of what is
   * usual. NaN as long as fewer than four weeks are known.
   */
  public double deviations(double kwh) {
    double usual = usual();
    float[] distances = new float[WEEKS];
    for (int week = 0; week < sameCount; week++) {
      distances[week] = (float) Math.abs(same[week] - usual);
    }
    double spread = Quantile.of(distances, sameCount, 0.5);
    return SCALE * Math.abs(kwh - usual) / Math.max(spread, LEAST_SPREAD * usual);
  }

  /** What the meter shows at rest, kWh; 0 in the first week. */
  public float idle() {
    return idle;
  }

  /** What it shows while something is produced, kWh; 0 in the first week. */
  public float producing() {
    return producing;
  }

  private void lookForSpike(float value) {
    if (value > BEYOND_HIGHEST * highest) {
      find(
          PowerFinding.SPIKE,
          "%s kWh，为四周内最大值 %s 的 %s 倍",
          "%s kWh, against the highest of four weeks %s it is %s times that",
          Explanation.number(value),
          Explanation.number(highest),
          Explanation.number(value / highest));
    }
  }

  private void lookForLostLoad(float value) {
    float median = Quantile.of(same, sameCount, 0.5);
    float lowest = Quantile.of(like, likeCount, 0);
    boolean below = value < SHARE * median && value < lowest;
    if (low == 0) {
      below &= value < SHARE * recent(1) && recentMedian() > SHARE * producing;
    }
    low = below ? low + 1 : 0;
    if (low >= SLOTS_IN_A_ROW) {
      find(
          PowerFinding.LOAD_LOST,
          "%s kWh，同类时段中位数 %s，最小值 %s",
          "%s kWh, the median of like slots is %s and their lowest %s",
          Explanation.number(value),
          Explanation.number(median),
          Explanation.number(lowest));
    }
  }

  private void lookForUnexpectedLoad(float value) {
    double idleAtMost = IDLE_TIMES * idle;
    float usual = Quantile.of(like, likeCount, LIKE_QUANTILE);
    boolean above = usual < idleAtMost && value > idleAtMost + SHARE * producing;
    if (loaded == 0) {
      above &= recentHighest() < idleAtMost;
    }
    loaded = above ? loaded + 1 : 0;
    if (loaded >= SLOTS_IN_A_ROW) {
      find(
          PowerFinding.UNEXPECTED_LOAD,
          "%s kWh，同类时段十有九次不超过 %s",
          "%s kWh, in nine of ten like slots it was at most %s",
          Explanation.number(value),
          Explanation.number(usual));
    }
  }

  private void find(PowerFinding finding, String zh, String en, Object... numbers) {
    found.put(finding, finding.with(zh.formatted(numbers), en.formatted(numbers)));
  }

  /** Once a day: what idle, producing and the highest are. */
  private void learn() {
    int count = (int) Math.min(slots, WEEKS * WEEK);
    float[] weeks = new float[count];
    for (int i = 0; i < count; i++) {
      weeks[i] = history[place(slots - count + i)];
    }
    idle = Quantile.of(weeks, count, IDLE_QUANTILE);
    highest = Quantile.of(weeks, count, 1);
    int busy = 0;
    for (int i = 0; i < count; i++) {
      if (weeks[i] > IDLE_TIMES * idle) {
        weeks[busy++] = weeks[i];
      }
    }
    producing = Quantile.of(weeks, busy, 0.5);
  }

  private void collectLikeSlots() {
    likeCount = 0;
    sameCount = 0;
    for (int week = 1; week <= WEEKS; week++) {
      long slot = slots - (long) week * WEEK;
      if (slot < HOUR) {
        return;
      }
      same[sameCount++] = history[place(slot)];
      for (long near = slot - HOUR; near <= slot + HOUR; near++) {
        like[likeCount++] = history[place(near)];
      }
    }
  }

  private static int place(long slot) {
    return (int) (slot % KEPT);
  }

  private float recent(int slotsAgo) {
    return recent[(int) ((slots - slotsAgo) % HOUR)];
  }

  private float recentMedian() {
    return Quantile.of(recent, HOUR, 0.5);
  }

  private float recentHighest() {
    return Quantile.of(recent, HOUR, 1);
  }

  /** Writes what is known, behind what the writer holds. */
  public void put(ByteWriter out) {
    out.putByte(VERSION).putVarLong(slots).putVarLong(equal).putVarLong(low).putVarLong(loaded);
    out.putFloats(new float[] {idle, producing, highest}, 0, 3);
    out.putFloats(history, 0, KEPT);
    out.putFloats(recent, 0, HOUR);
  }

  /** Reads what {@link #put} wrote. */
  public static PowerDetector get(ByteReader in) {
    int version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("power detector of version " + version);
    }
    PowerDetector detector = new PowerDetector();
    detector.slots = in.getVarLong();
    if (detector.slots < 0) {
      throw new CorruptBytesException(detector.slots + " slots");
    }
    detector.equal = in.getVarInt();
    detector.low = in.getVarInt();
    detector.loaded = in.getVarInt();
    float[] levels = new float[3];
    in.getFloats(levels, 0, 3);
    detector.idle = levels[0];
    detector.producing = levels[1];
    detector.highest = levels[2];
    in.getFloats(detector.history, 0, KEPT);
    in.getFloats(detector.recent, 0, HOUR);
    return detector;
  }
}
