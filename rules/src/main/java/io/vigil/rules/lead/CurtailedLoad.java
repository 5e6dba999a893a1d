package io.vigil.rules.lead;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * The mean power of a slot against what a notice of curtailment (限电通知) allows: more than that in
 * two slots in a row that lie in the window of the notice (PW-19, a proposal of ours: the domain
 * guide names notices, and no rule for them). Mutable; one thread.
 */
final class CurtailedLoad {
  private static final double SLOTS_AN_HOUR = 3_600_000.0 / Meter.SLOT_MILLIS;
  private static final int SLOTS = 2;

  private int above;
  private @Nullable Explanation found;

  /**
   * Takes the next slot.
   *
   * @param allowedKw infinite where no notice was in force all through
   */
  void read(double kwh, double allowedKw) {
    double kilowatts = kwh * SLOTS_AN_HOUR;
    above = kilowatts > allowedKw ? Math.min(SLOTS, above + 1) : 0;
    found = above < SLOTS ? null : words(kilowatts, allowedKw);
  }

  private static Explanation words(double kilowatts, double allowedKw) {
    String is = Explanation.number(kilowatts);
    String than = Explanation.number(allowedKw);
    return new Explanation(
        "限电期间超限用电（PW-19）：平均功率 " + is + " kW，通知允许 " + than + " kW",
        "more power than the notice of curtailment allows (PW-19): "
            + is
            + " kW on average, "
            + than
            + " kW allowed");
  }

  /** What the newest slot shows; null if nothing. */
  @Nullable Explanation found() {
    return found;
  }

  void put(ByteWriter out) {
    out.putVarLong(above);
  }

  static CurtailedLoad get(ByteReader in) {
    CurtailedLoad load = new CurtailedLoad();
    load.above = in.getVarInt();
    return load;
  }
}
