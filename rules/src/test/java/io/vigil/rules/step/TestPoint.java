package io.vigil.rules.step;

import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.WatchDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds points for tests: range 0 to 100, a reading a second, on gateway 0. */
final class TestPoint {
  private final int slot;
  private final List<WatchDefinition> watches = new ArrayList<>();
  private long version = 1;
  private int gateway;
  private String code;
  private long sampleMillis = 1000;
  private int stampMemory = 4;
  private double rangeHigh = 100;
  private Reporting reporting = Reporting.PERIODIC;
  private boolean retired;
  private String kind = "gas.ch4";
  private MeasureUnit measureUnit = MeasureUnit.PERCENT_CH4;
  private int ruleVersion = 1;

  private TestPoint(int slot) {
    this.slot = slot;
    this.code = "P" + slot;
  }

  static TestPoint point(int slot) {
    return new TestPoint(slot);
  }

  TestPoint version(long newVersion) {
    version = newVersion;
    return this;
  }

  TestPoint gateway(int number) {
    gateway = number;
    return this;
  }

  TestPoint code(String newCode) {
    code = newCode;
    return this;
  }

  TestPoint sample(long millis) {
    sampleMillis = millis;
    return this;
  }

  TestPoint stamps(int memory) {
    stampMemory = memory;
    return this;
  }

  TestPoint upTo(double high) {
    rangeHigh = high;
    return this;
  }

  TestPoint byException() {
    reporting = Reporting.BY_EXCEPTION;
    return this;
  }

  /** Its readings are the energy of 15-minute slots, as a utility says it. */
  TestPoint meter() {
    kind = EnergySlot.UTILITY;
    measureUnit = MeasureUnit.KWH;
    return this;
  }

  TestPoint retired() {
    retired = true;
    return this;
  }

  /** The watches that follow are of this version of their rule. */
  TestPoint ruleVersion(int next) {
    ruleVersion = next;
    return this;
  }

  TestPoint watch(int number, Rule rule) {
    return watch(number, "R" + number, rule);
  }

  TestPoint watch(int number, String ruleId, Rule rule) {
    watches.add(
        new WatchDefinition(
            number, ruleId, ruleVersion, Severity.ORANGE, Scheme.FOUR_COLOUR, rule));
    return this;
  }

  PointDefinition build() {
    return new PointDefinition(
        slot,
        version,
        new PointId("coal-a", code),
        "测点" + slot,
        "Point " + slot,
        "U1",
        kind,
        gateway,
        measureUnit,
        0,
        rangeHigh,
        reporting,
        sampleMillis,
        stampMemory,
        List.of(-9999.0),
        watches,
        retired);
  }

  /** Active at 10 and above, clear below 8. */
  static LimitRule high(long onMillis, long offMillis) {
    return high(10, 8, onMillis, offMillis, null);
  }

  static LimitRule high(
      double limit, double clear, long onMillis, long offMillis, @Nullable Gate gate) {
    return new LimitRule(
        Comparison.GE, limit, Comparison.LT, clear, new Delays(onMillis, offMillis), gate);
  }

  static DiscreteRule stopped(long onMillis, long offMillis) {
    return new DiscreteRule(0, new Delays(onMillis, offMillis), null);
  }

  static RateOfChangeRule change(
      Direction direction, double change, long windowMillis, long offMillis) {
    return new RateOfChangeRule(direction, change, windowMillis, new Delays(0, offMillis), null);
  }

  static StaleRule stale(long millis) {
    return new StaleRule(millis);
  }
}
