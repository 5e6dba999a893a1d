package io.vigil.rules.lead;

import io.vigil.model.lead.LeadSource;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.Explanation;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The energy of a declared tonne, a reading a day (PW-08): outside of 0.6 to 1.6 of the median of
 * the last 90 days, three days in a row. All numbers are proposals (design: domain guide §3.3).
 * What was outside is not learned from. Nothing is said in the first thirty days. Mutable; one
 * thread.
 */
final class EnergyPerTonne implements Consumption {
  static final String KIND = "power.per_tonne";

  private static final int KEPT = 90;
  private static final int LEAST = 30;
  private static final double LOW = 0.6;
  private static final double HIGH = 1.6;
  private static final int DAYS = 3;

  private final Deque<Double> days = new ArrayDeque<>();
  private int outside;
  private @Nullable Explanation found;

  @Override
  public LeadSource source() {
    return LeadSource.ENERGY_PER_TONNE;
  }

  @Override
  public void read(long time, double value) {
    double median = Median.of(days.stream().mapToDouble(Double::doubleValue).toArray());
    double ratio = value / median;
    boolean isKnown = days.size() >= LEAST && median > 0;
    outside = isKnown && (ratio < LOW || ratio > HIGH) ? outside + 1 : 0;
    found = outside < DAYS ? null : words(value, median, ratio);
    if (outside == 0) {
      days.addLast(value);
      if (days.size() > KEPT) {
        days.removeFirst();
      }
    }
  }

  private static Explanation words(double value, double median, double ratio) {
    String is = Explanation.number(value);
    String usual = Explanation.number(median);
    String times = Explanation.number(ratio);
    return new Explanation(
        "吨产品电耗异常（PW-08）：" + is + " kWh/t，90 天中位数 " + usual + "，为其 " + times + " 倍",
        "energy per tonne (PW-08): "
            + is
            + " kWh/t, "
            + times
            + " times the median of 90 days, "
            + usual);
  }

  @Override
  public @Nullable Explanation found() {
    return found;
  }

  @Override
  public Consumption anew() {
    return new EnergyPerTonne();
  }

  @Override
  public void put(ByteWriter out) {
    out.putVarLong(days.size());
    days.forEach(out::putDouble);
    out.putVarLong(outside);
  }

  static EnergyPerTonne get(ByteReader in) {
    EnergyPerTonne energy = new EnergyPerTonne();
    for (int left = in.getVarInt(); left > 0; left--) {
      energy.days.addLast(in.getDouble());
    }
    energy.outside = in.getVarInt();
    return energy;
  }
}
