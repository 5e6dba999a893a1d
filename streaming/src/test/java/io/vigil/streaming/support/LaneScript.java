package io.vigil.streaming.support;

import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.lane.Tick;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.Readings;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.WatchDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A made-up lane: one enterprise with one gateway and some points, each watched for values of 1 and
 * more, every other one with an on-delay. Values wander around the limit. Now and then a message is
 * sent twice, or time passes without one. The same seed gives the same lane.
 */
public final class LaneScript {
  private static final long BEGIN = 1_760_000_000_000L;
  private static final int READINGS_A_BATCH = 10;

  private final int lane;
  private final int points;
  private final String unit;
  private final Random random;
  private final double[] values;
  private long now = BEGIN;
  private long sequence;

  /** A lane whose plant unit is called {@code F01}. */
  public LaneScript(int lane, int points, long seed) {
    this(lane, points, seed, "F01");
  }

  /** A lane with a name of its own for the plant unit. */
  public LaneScript(int lane, int points, long seed, String unit) {
    this.lane = lane;
    this.points = points;
    this.unit = unit;
    this.random = new Random(seed);
    this.values = random.doubles(points, 0.2, 0.9).toArray();
  }

  /** The enterprise of the lane. */
  public String enterprise() {
    return "ent-" + lane;
  }

  /** How a lane begins: what is defined in it, and the link to its gateway. */
  public List<LaneRecord> beginning() {
    List<DefinitionEntry> entries = new ArrayList<>();
    entries.add(
        new GatewayDefinition(0, 1, enterprise(), "gw", Door.MQTT, GatewayMode.LIVE, false));
    for (int slot = 0; slot < points; slot++) {
      entries.add(point(slot));
    }
    return List.of(
        new Snapshot(1, now, 1, 0, 1, entries),
        new Link(1, now, Door.MQTT, Link.LinkState.CURRENT));
  }

  /** How a lane begins whose gateway is a server of its plant. */
  public List<LaneRecord> beginningOfServer() {
    List<DefinitionEntry> entries = new ArrayList<>();
    entries.add(
        new GatewayDefinition(0, 1, enterprise(), "gw", Door.OPC_UA, GatewayMode.LIVE, false));
    for (int slot = 0; slot < points; slot++) {
      entries.add(point(slot));
    }
    return List.of(new Snapshot(1, now, 1, 0, 1, entries));
  }

  /** What follows: so many records, most of them batches. */
  public List<LaneRecord> records(int count) {
    List<LaneRecord> records = new ArrayList<>(count);
    while (records.size() < count) {
      now += 20 + random.nextInt(80);
      if (random.nextInt(5) == 0) {
        records.add(new Tick(1, now));
        continue;
      }
      Batch batch = batch();
      records.add(batch);
      if (random.nextInt(20) == 0 && records.size() < count) {
        records.add(batch);
      }
    }
    return records;
  }

  /** One batch with one reading. */
  public Batch single(int slot, long time, double value) {
    now += 10;
    return new Batch(
        1,
        now,
        0,
        "boot1",
        sequence++,
        now - 5,
        now - 2,
        Batch.NO_AT,
        new Readings(
            new int[] {slot},
            new long[] {time},
            new double[] {value},
            new byte[] {QualityReason.GOOD.code()},
            new byte[1]));
  }

  /** Where the lane's clock stands, milliseconds UTC. */
  public long now() {
    return now;
  }

  private Batch batch() {
    int n = Math.min(READINGS_A_BATCH, points);
    int first = random.nextInt(points - n + 1);
    int[] slots = new int[n];
    long[] times = new long[n];
    double[] batchValues = new double[n];
    byte[] reasons = new byte[n];
    for (int i = 0; i < n; i++) {
      int slot = first + i;
      values[slot] = Math.max(0, values[slot] + random.nextGaussian() * 0.1);
      slots[i] = slot;
      times[i] = now - 5;
      batchValues[i] = Math.rint(values[slot] * 1000) / 1000;
      reasons[i] = QualityReason.GOOD.code();
    }
    return new Batch(
        1,
        now,
        0,
        "boot1",
        sequence++,
        now - 5,
        now - 2,
        Batch.NO_AT,
        new Readings(slots, times, batchValues, reasons, new byte[n]));
  }

  private PointDefinition point(int slot) {
    Delays delays = new Delays(slot % 2 == 0 ? 0 : 500, 0);
    return new PointDefinition(
        slot,
        1,
        new PointId(enterprise(), "P" + slot),
        "测点",
        "point",
        unit,
        "gas.ch4",
        0,
        MeasureUnit.PERCENT_CH4,
        0,
        40,
        Reporting.BY_EXCEPTION,
        1000,
        4,
        List.of(),
        List.of(
            new WatchDefinition(
                slot,
                "T-1",
                1,
                Severity.ORANGE,
                Scheme.FOUR_COLOUR,
                new LimitRule(Comparison.GE, 1.0, Comparison.LT, 1.0, delays, null))),
        false);
  }
}
