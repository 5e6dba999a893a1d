package io.vigil.rules.lead;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.Explanation;
import io.vigil.rules.anomaly.PowerDetector;
import org.jspecify.annotations.Nullable;

/**
 * Energy far above what the same slots of the same weekday showed in the last four weeks (PW-05):
 * more than 1.5 of their median and five robust deviations, in two slots in a row. Both numbers are
 * proposals (design: domain guide §3.3). Mutable; one thread.
 */
final class Surge {
  private static final double TIMES_USUAL = 1.5;
  private static final double DEVIATIONS = 5;
  private static final int SLOTS = 2;

  private int above;
  private @Nullable Explanation found;

  /** Takes the next slot, before the detector does. */
  void read(double kwh, PowerDetector detector) {
    double usual = detector.usual();
    double deviations = detector.deviations(kwh);
    boolean isAbove = kwh > TIMES_USUAL * usual && deviations >= DEVIATIONS;
    above = isAbove ? above + 1 : 0;
    found = above < SLOTS ? null : words(kwh, usual, deviations);
  }

  private static Explanation words(double kwh, double usual, double deviations) {
    String is = Explanation.number(kwh);
    String median = Explanation.number(usual);
    String far = Explanation.number(deviations);
    return new Explanation(
        "用电突增（PW-05）：" + is + " kWh，前四周同时段中位数 " + median + "，稳健偏差 " + far,
        "surge (PW-05): "
            + is
            + " kWh, the median of the same slots of four weeks is "
            + median
            + ", robust deviations "
            + far);
  }

  /** What the newest slot shows; null if nothing. */
  @Nullable Explanation found() {
    return found;
  }

  void put(ByteWriter out) {
    out.putVarLong(above);
  }

  static Surge get(ByteReader in) {
    Surge surge = new Surge();
    surge.above = in.getVarInt();
    return surge;
  }
}
