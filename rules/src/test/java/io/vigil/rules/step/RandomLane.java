package io.vigil.rules.step;

import static io.vigil.rules.step.TestLane.START;
import static io.vigil.rules.step.TestPoint.change;
import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static io.vigil.rules.step.TestPoint.stale;
import static io.vigil.rules.step.TestPoint.stopped;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.lane.Tick;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.Readings;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Condition;
import io.vigil.model.rule.Condition.Active;
import io.vigil.model.rule.Condition.AllOf;
import io.vigil.model.rule.Condition.AnyOf;
import io.vigil.model.rule.Condition.Apart;
import io.vigil.model.rule.Condition.Beyond;
import io.vigil.model.rule.Condition.Count;
import io.vigil.model.rule.Condition.Execution;
import io.vigil.model.rule.Condition.Is;
import io.vigil.model.rule.Condition.IsNot;
import io.vigil.model.rule.Condition.Off;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.SumRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Lanes in which everything happens that can: three gateways, one of them a replay, four points
 * each, all kinds of rules, repeats, conflicts, bad clocks, outages, edits, snapshots and runs.
 */
final class RandomLane {
  /** Each point has so many watches at most, numbered one after the other. */
  static final int WATCHES = 7;

  private static final int POINTS = 12;
  private static final int REPLAY = 2;
  private static final QualityReason[] REASONS = QualityReason.values();

  private final Random random;
  private final List<LaneRecord> records = new ArrayList<>();
  private final double[] values = new double[POINTS];
  private final long[] sequences = new long[3];
  private final int[] boots = new int[3];
  private long now = START;
  private long replayAt = START - 1_000_000_000L;
  private long version = 1;
  private long revision = 1;

  private RandomLane(long seed) {
    random = new Random(seed);
  }

  /** So many records; the same seed gives the same ones. */
  static List<LaneRecord> of(long seed, int count) {
    RandomLane lane = new RandomLane(seed);
    lane.begin();
    while (lane.records.size() < count) {
      lane.append();
    }
    return lane.records;
  }

  private void begin() {
    records.add(new Snapshot(1, now, revision, 0, 1, everything()));
    for (Door door : Door.values()) {
      records.add(new Link(1, now, door, LinkState.CURRENT));
    }
  }

  private void append() {
    int dice = random.nextInt(1000);
    now += random.nextInt(100) == 0 ? random.nextInt(5000) : random.nextInt(60);
    if (dice < 400) {
      records.add(new Tick(random.nextInt(50) == 0 ? 0 : 1, now));
    } else if (dice < 940) {
      records.add(batch(random.nextInt(3)));
    } else if (dice < 960) {
      records.add(again());
    } else if (dice < 975) {
      Door door = Door.values()[random.nextInt(2)];
      LinkState state = random.nextInt(3) == 0 ? LinkState.LOST : LinkState.CURRENT;
      records.add(new Link(1, now, door, state));
    } else if (dice < 990) {
      version++;
      DefinitionEntry changed =
          random.nextInt(8) == 0 ? gateway() : definition(random.nextInt(POINTS), version);
      records.add(new Definition(1, now, List.of(changed)));
    } else if (dice < 994) {
      int gateway = random.nextInt(3);
      boots[gateway]++;
      sequences[gateway] = 0;
    } else if (dice < 997) {
      snapshotInParts();
    } else {
      now += random.nextInt(3_600_000);
    }
  }

  private Batch batch(int gateway) {
    int count = random.nextInt(6);
    int[] slots = new int[count];
    long[] times = new long[count];
    double[] read = new double[count];
    byte[] reasons = new byte[count];
    byte[] flags = new byte[count];
    if (gateway == REPLAY) {
      replayAt += random.nextInt(4000);
    }
    long base = gateway == REPLAY ? replayAt : now;
    for (int i = 0; i < count; i++) {
      slots[i] = random.nextInt(40) == 0 ? random.nextInt(POINTS) : gateway + 3 * random.nextInt(4);
      times[i] = base - (random.nextInt(10) == 0 ? random.nextInt(9000) : random.nextInt(300));
      times[i] -= times[i] % 50;
      read[i] = next(slots[i]);
      reasons[i] = reason(read[i]);
      flags[i] = (byte) (random.nextInt(30) == 0 ? 1 << random.nextInt(3) : 0);
    }
    return new Batch(
        1,
        now,
        gateway,
        "boot-" + gateway + "-" + boots[gateway],
        sequences[gateway]++,
        now - 20,
        now - 5,
        gateway == REPLAY ? replayAt : Batch.NO_AT,
        new Readings(slots, times, read, reasons, flags));
  }

  private double next(int slot) {
    double step = random.nextInt(12) == 0 ? random.nextGaussian() * 12 : random.nextGaussian();
    values[slot] = Math.max(-8, Math.min(110, values[slot] + step));
    return random.nextInt(5) == 0 ? Math.rint(values[slot] / 4) : Math.rint(values[slot]);
  }

  private byte reason(double value) {
    if (random.nextInt(12) == 0) {
      return REASONS[random.nextInt(REASONS.length)].code();
    }
    boolean beyond = value < 0 || value > 100;
    return (beyond ? QualityReason.OVER_RANGE : QualityReason.GOOD).code();
  }

  /** A message that was sent before, received and appended anew. */
  private LaneRecord again() {
    LaneRecord earlier = records.get(records.size() - 1 - random.nextInt(records.size() / 2));
    if (earlier instanceof Batch batch) {
      return resent(batch, now);
    }
    return new Tick(1, now);
  }

  static Batch resent(Batch batch, long appended) {
    return new Batch(
        1,
        appended,
        batch.gateway(),
        batch.boot(),
        batch.sequence(),
        batch.sent(),
        appended,
        batch.at(),
        batch.readings());
  }

  private void snapshotInParts() {
    revision++;
    List<DefinitionEntry> all = everything();
    all.remove(3 + random.nextInt(POINTS));
    int middle = all.size() / 2;
    records.add(new Snapshot(1, now, revision, 0, 2, all.subList(0, middle)));
    records.add(batch(0));
    records.add(new Snapshot(1, now, revision, 1, 2, all.subList(middle, all.size())));
  }

  private List<DefinitionEntry> everything() {
    List<DefinitionEntry> all = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      Door door = number == 1 ? Door.OPC_UA : Door.MQTT;
      GatewayMode mode = number == REPLAY ? GatewayMode.REPLAY : GatewayMode.LIVE;
      all.add(new GatewayDefinition(number, version, "coal-a", "gw" + number, door, mode, false));
    }
    for (int slot = 0; slot < POINTS; slot++) {
      all.add(definition(slot, version));
    }
    return all;
  }

  /** A gateway that goes, comes back, or speaks through another door. */
  private GatewayDefinition gateway() {
    int number = random.nextInt(3);
    GatewayMode mode = number == REPLAY ? GatewayMode.REPLAY : GatewayMode.LIVE;
    Door door = Door.values()[random.nextInt(2)];
    return new GatewayDefinition(
        number, version, "coal-a", "gw" + number, door, mode, random.nextInt(3) == 0);
  }

  private PointDefinition definition(int slot, long newVersion) {
    int number = slot * WATCHES;
    TestPoint point =
        point(slot)
            .version(newVersion)
            .ruleVersion((int) newVersion)
            .gateway((slot + (random.nextInt(12) == 0 ? 1 : 0)) % 3)
            .sample(1000 + 500L * (slot % 4))
            .stamps(1 + random.nextInt(4));
    if (random.nextInt(30) == 0) {
      return point.retired().build();
    }
    if (slot % 4 == 3) {
      point.byException();
    }
    double limit = 10 + random.nextInt(6);
    Gate gate = slot == 4 ? new Gate(0, 3) : null;
    point.watch(number, high(limit, limit - 2, delay(), delay(), gate));
    point.watch(number + 1, stale(2000 + random.nextInt(5000)));
    if (random.nextInt(3) > 0) {
      point.watch(number + 2, change(Direction.values()[slot % 3], 6, 10_000, delay()));
      point.watch(number + 3, stopped(delay(), delay()));
    }
    if (random.nextInt(4) > 0) {
      point.watch(
          number + 4, new ConditionRule(condition(slot), new Delays(delay(), delay()), gate));
      point.watch(number + 5, new SumRule(30, 3000, new Delays(delay(), delay()), null));
      int sibling = (slot + 3) % POINTS;
      point.watch(number + 6, new StuckRule(new Delays(400, delay()), List.of(sibling, slot + 1)));
    }
    return point.build();
  }

  /** Over points of this gateway and of others. */
  private Condition condition(int slot) {
    int beside = (slot + 3) % POINTS;
    int other = random.nextInt(POINTS);
    Active high = new Active(beside, "R" + beside * WATCHES);
    Active silent = new Active(other, "R" + (other * WATCHES + 1));
    return switch (slot % 5) {
      case 0 -> new Execution(high, new Is(other, 3));
      case 1 ->
          new AnyOf(
              List.of(
                  new AllOf(List.of(new IsNot(slot, 2), silent)),
                  new Beyond(beside, Comparison.GE, 14, Comparison.LT, 12)));
      case 2 -> new Count(List.of(high, silent, new Active(slot, "R" + slot * WATCHES)), 2, 5000);
      case 3 -> new Apart(slot, beside, 6, 4);
      default -> new Off(slot, 12, 8, 6);
    };
  }

  private long delay() {
    return random.nextInt(2) == 0 ? 0 : random.nextInt(5000);
  }
}
