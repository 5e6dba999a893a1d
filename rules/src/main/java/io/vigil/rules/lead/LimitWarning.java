package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.anomaly.EarlyWarning;
import io.vigil.rules.anomaly.Explanation;
import org.jspecify.annotations.Nullable;

/** {@link EarlyWarning} of the lowest upper limit of a point. Mutable; one thread. */
final class LimitWarning {
  private final String rule;
  private final double limit;
  private final EarlyWarning warning;
  private boolean stands;

  private LimitWarning(String rule, double limit, EarlyWarning warning) {
    this.rule = rule;
    this.limit = limit;
    this.warning = warning;
  }

  /** Of the lowest upper limit above zero; null if the point has none. */
  static @Nullable LimitWarning of(PointDefinition point) {
    LimitWarning lowest = null;
    for (WatchDefinition watch : point.watches()) {
      if (watch.rule() instanceof LimitRule rule
          && rule.comparison().isHigh()
          && rule.limit() > 0
          && (lowest == null || rule.limit() < lowest.limit)) {
        lowest = new LimitWarning(watch.ruleId(), rule.limit(), new EarlyWarning(rule.limit()));
      }
    }
    return lowest;
  }

  /** The same before the first reading. */
  LimitWarning anew() {
    return new LimitWarning(rule, limit, new EarlyWarning(limit));
  }

  boolean isOf(LimitWarning other) {
    return rule.equals(other.rule) && limit == other.limit;
  }

  /** Takes the next reading; whether a warning begins with it, and the limit is not reached yet. */
  boolean read(long time, double value) {
    boolean stood = stands;
    stands = warning.read(time, value);
    return stands && !stood && value < limit;
  }

  boolean stands() {
    return stands;
  }

  String rule() {
    return rule;
  }

  double limit() {
    return limit;
  }

  Explanation explain() {
    return warning.explain();
  }

  void put(ByteWriter out) {
    out.putText(rule).putDouble(limit).putBoolean(stands);
    warning.put(out);
  }

  static LimitWarning get(ByteReader in) {
    String rule = in.getText();
    double limit = in.getDouble();
    boolean stands = in.getBoolean();
    LimitWarning read = new LimitWarning(rule, limit, EarlyWarning.get(in));
    read.stands = stands;
    return read;
  }
}
