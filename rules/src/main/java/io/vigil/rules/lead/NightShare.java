package io.vigil.rules.lead;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.Explanation;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The share of a day's energy that is drawn between 22:00 and 06:00, Asia/Shanghai, a day being
 * from six to six (PW-04): above the median of the last four weeks by three median absolute
 * deviations and by fifteen points, in two nights of three. All numbers but the hours are proposals
 * (design: domain guide §3.3). Days of which more than an hour and a half is missing, and such as
 * are no ordinary days, are left out; what was unusual is not learned from. Nothing is said in the
 * first two weeks. Mutable; one thread.
 */
final class NightShare {
  private static final int DAY = 96;
  private static final int LEAST_SLOTS = 90;

  /** The clock of the plants is ahead of UTC by so many slots. */
  private static final int AHEAD = 32;

  private static final int NIGHT_BEGINS = 88;
  private static final int NIGHT_ENDS = 24;
  private static final int KEPT = 28;
  private static final int LEAST_DAYS = 14;
  private static final int DEVIATIONS = 3;
  private static final double POINTS = 0.15;
  private static final int NIGHTS = 2;
  private static final int OF_NIGHTS = 3;

  private final Deque<Double> shares = new ArrayDeque<>();
  private double total;
  private double night;
  private int slots;

  /** One bit a night, the newest the lowest: whether it was unusual. */
  private int unusual;

  private @Nullable Explanation found;

  /**
   * Takes a slot.
   *
   * @param slot its end, in slots since 1970 UTC
   * @param isOrdinary whether it says anything about other days
   */
  void read(long slot, double kwh, boolean isOrdinary) {
    int ofDay = (int) Math.floorMod(slot - 1 + AHEAD, (long) DAY);
    if (isOrdinary) {
      slots++;
      total += kwh;
      night += ofDay >= NIGHT_BEGINS || ofDay < NIGHT_ENDS ? kwh : 0;
    }
    if (ofDay == NIGHT_ENDS - 1) {
      if (slots >= LEAST_SLOTS && slots <= DAY && total > 0) {
        close(night / total);
      }
      total = 0;
      night = 0;
      slots = 0;
    }
  }

  private void close(double share) {
    double[] before = shares.stream().mapToDouble(Double::doubleValue).toArray();
    double median = Median.of(before);
    double spread = Median.deviation(before, median);
    boolean isUnusual =
        before.length >= LEAST_DAYS
            && share > median + DEVIATIONS * spread
            && share >= median + POINTS;
    unusual = (unusual << 1 | (isUnusual ? 1 : 0)) & ((1 << OF_NIGHTS) - 1);
    found = Integer.bitCount(unusual) < NIGHTS ? null : words(share, median);
    if (!isUnusual) {
      shares.addLast(share);
      if (shares.size() > KEPT) {
        shares.removeFirst();
      }
    }
  }

  private static Explanation words(double share, double median) {
    String is = Explanation.number(100 * share);
    String usual = Explanation.number(100 * median);
    return new Explanation(
        "夜间用电占比偏高（PW-04）：22 时至 6 时占 " + is + " %，平时中位数 " + usual + " %",
        "night load (PW-04): " + is + " % of the day from 22 to 6, the median is " + usual + " %");
  }

  /** What the newest nights show; null if nothing. */
  @Nullable Explanation found() {
    return found;
  }

  void put(ByteWriter out) {
    out.putVarLong(shares.size());
    shares.forEach(out::putDouble);
    out.putDouble(total).putDouble(night).putVarLong(slots).putVarLong(unusual);
    Words.put(found, out);
  }

  static NightShare get(ByteReader in) {
    NightShare share = new NightShare();
    for (int left = in.getVarInt(); left > 0; left--) {
      share.shares.addLast(in.getDouble());
    }
    share.total = in.getDouble();
    share.night = in.getDouble();
    share.slots = in.getVarInt();
    share.unusual = in.getVarInt();
    share.found = Words.get(in);
    return share;
  }
}
