package io.vigil.rules.lead;

import io.vigil.model.lead.LeadSource;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.Explanation;
import io.vigil.rules.lead.Declared.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The energy of a unit that was said to stand still, held against what the meter learned: what idle
 * is, and what producing draws. All numbers are proposals (design: domain guide §3.3).
 *
 * <ul>
 *   <li>PW-01: ordered to stand still, and more than 1.3 of idle and more than idle and 5 % of
 *       producing, in three of four slots.
 *   <li>PW-02: stopped for whatever reason, and 0.3 of producing or more in twelve slots in a row.
 * </ul>
 *
 * Mutable; one thread.
 */
final class StoppedUnit {
  private static final double TIMES_IDLE = 1.3;
  private static final double SHARE_ABOVE_IDLE = 0.05;
  private static final int OF_SLOTS = 4;
  private static final int SLOTS = 3;
  private static final double SHARE_OF_PRODUCING = 0.3;
  private static final int RESUMED_SLOTS = 12;

  /** One bit a slot, the newest the lowest: whether it was above what a shutdown draws. */
  private int above;

  private int resumed;
  private @Nullable Explanation shutdown;
  private @Nullable Explanation resumption;

  /**
   * Takes the next slot.
   *
   * @param idle what the meter shows at rest, kWh
   * @param producing what it shows while the unit produces, kWh; 0 as long as that is not known
   */
  void read(double kwh, double idle, double producing, Standing standing) {
    boolean isKnown = producing > 0;
    double most = Math.max(TIMES_IDLE * idle, idle + SHARE_ABOVE_IDLE * producing);
    boolean isAbove = isKnown && standing.state() == Declared.ORDERED_SHUTDOWN && kwh > most;
    above = (above << 1 | (isAbove ? 1 : 0)) & ((1 << OF_SLOTS) - 1);
    shutdown =
        Integer.bitCount(above) < SLOTS
            ? null
            : words("停产令期间用电（PW-01）", "load during an ordered shutdown (PW-01)", kwh, most);
    double least = SHARE_OF_PRODUCING * producing;
    resumed = isKnown && standing.isStopped() && kwh >= least ? resumed + 1 : 0;
    resumption =
        resumed < RESUMED_SLOTS
            ? null
            : words("停产状态下恢复生产用电（PW-02）", "load of production while stopped (PW-02)", kwh, least);
  }

  private static Explanation words(String zh, String en, double kwh, double limit) {
    String is = Explanation.number(kwh);
    String than = Explanation.number(limit);
    return new Explanation(
        zh + "：" + is + " kWh，界限 " + than + " kWh",
        en + ": " + is + " kWh against " + than + " kWh");
  }

  /** What the newest slot shows; null if nothing of this kind. */
  @Nullable Explanation found(LeadSource source) {
    return source == LeadSource.SHUTDOWN_LOAD ? shutdown : resumption;
  }

  void put(ByteWriter out) {
    out.putVarLong(above).putVarLong(resumed);
  }

  static StoppedUnit get(ByteReader in) {
    StoppedUnit unit = new StoppedUnit();
    unit.above = in.getVarInt();
    unit.resumed = in.getVarInt();
    return unit;
  }
}
