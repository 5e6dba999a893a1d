package io.vigil.rules.step;

import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import java.util.BitSet;

/**
 * Everything the judge remembers of a lane, in columns addressed by slot and watch number. Mutable;
 * one thread. {@link #copy} shares nothing that is ever written to, so a copy may be read by
 * another thread while the original steps on.
 */
public final class LaneState {
  private static final long NOTHING_SEEN = -1;

  private final int lane;
  private final Clocks clocks;
  private final Hearing hearing;
  private final Catalogue catalogue;
  private final Intake intake;
  private final PointColumns points;
  private final WatchColumns watches;
  private final DueQueues queues;

  /** Follows from the rest, like {@link #queues}. */
  private final BitSet waiting;

  private final PointIndex gates;
  private final PointIndex conditions;
  private long epoch = NOTHING_SEEN;
  private long offset = NOTHING_SEEN;

  private LaneState(
      int lane,
      Clocks clocks,
      Hearing hearing,
      Catalogue catalogue,
      Intake intake,
      PointColumns points,
      WatchColumns watches,
      DueQueues queues,
      BitSet waiting,
      PointIndex gates,
      PointIndex conditions) {
    this.lane = lane;
    this.clocks = clocks;
    this.hearing = hearing;
    this.catalogue = catalogue;
    this.intake = intake;
    this.points = points;
    this.watches = watches;
    this.queues = queues;
    this.waiting = waiting;
    this.gates = gates;
    this.conditions = conditions;
  }

  /** The state of a lane nothing is known of. */
  public static LaneState fresh(int lane) {
    return new LaneState(
        lane,
        new Clocks(),
        new Hearing(),
        new Catalogue(),
        new Intake(),
        new PointColumns(),
        new WatchColumns(),
        new DueQueues(),
        new BitSet(),
        new PointIndex(),
        new PointIndex());
  }

  /** A deep copy. */
  public LaneState copy() {
    LaneState copy =
        new LaneState(
            lane,
            clocks.copy(),
            hearing.copy(),
            catalogue.copy(),
            intake.copy(),
            points.copy(),
            watches.copy(),
            queues.copy(),
            (BitSet) waiting.clone(),
            gates.copy(),
            conditions.copy());
    copy.epoch = epoch;
    copy.offset = offset;
    return copy;
  }

  /** The lane. */
  public int lane() {
    return lane;
  }

  /** Offset of the record that was judged last; -1 if none was. */
  public long offset() {
    return offset;
  }

  /** What of the lane was not taken as news, since this state was born. */
  public IntakeCounts counts() {
    return intake.counts();
  }

  /** Offset of the first record this state ever saw. */
  long epoch() {
    return epoch;
  }

  /**
   * Notes the place of the next record; whether records between it and the last one are missing.
   */
  boolean moveTo(long next) {
    boolean isGap = offset != NOTHING_SEEN && next != offset + 1;
    epoch = epoch == NOTHING_SEEN ? next : epoch;
    offset = next;
    return isGap;
  }

  Clocks clocks() {
    return clocks;
  }

  /** Up to when all has come that gateways sent. */
  Hearing hearing() {
    return hearing;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Intake intake() {
    return intake;
  }

  LastStamps stamps() {
    return intake.stamps();
  }

  PointColumns points() {
    return points;
  }

  WatchColumns watches() {
    return watches;
  }

  DueQueues queues() {
    return queues;
  }

  /** Watches whose off-delay has run out on the clock, but not yet for certain. */
  BitSet waiting() {
    return waiting;
  }

  /** Which watches each point arms. */
  PointIndex gates() {
    return gates;
  }

  /** Which watches have a condition that names the point. */
  PointIndex conditions() {
    return conditions;
  }

  /** The run that the point is played in; empty for live points. */
  String runOf(PointDefinition point) {
    GatewayDefinition gateway = catalogue.gateway(point.gateway());
    return gateway == null ? "" : intake.run(gateway);
  }

  void put(ByteWriter out) {
    out.putVarLong(lane).putZigZag(epoch).putZigZag(offset);
    clocks.put(out);
    CatalogueCodec.put(catalogue, out);
    intake.put(catalogue, clocks.wall(), out);
    points.put(catalogue, clocks, out);
    watches.put(out);
    hearing.put(catalogue, out);
  }

  static LaneState get(int version, ByteReader in) {
    int lane = in.getVarInt();
    long epoch = in.getZigZag();
    long offset = in.getZigZag();
    Clocks clocks = Clocks.get(version, in);
    Catalogue catalogue = CatalogueCodec.get(in);
    Intake intake = Intake.get(catalogue, clocks.wall(), in);
    PointColumns points = PointColumns.get(catalogue, clocks, in);
    WatchColumns watches = WatchColumns.get(in);
    Hearing hearing = version < 4 ? new Hearing() : Hearing.get(catalogue, in);
    LaneState state =
        new LaneState(
            lane,
            clocks,
            hearing,
            catalogue,
            intake,
            points,
            watches,
            new DueQueues(),
            new BitSet(),
            new PointIndex(),
            new PointIndex());
    state.epoch = epoch;
    state.offset = offset;
    state.connectWatches();
    return state;
  }

  /** What follows from the definitions and is not written: who looks at whom, and what is due. */
  private void connectWatches() {
    for (int slot = 0; slot < catalogue.slots(); slot++) {
      PointDefinition point = catalogue.point(slot);
      if (point != null) {
        for (WatchDefinition watch : point.watches()) {
          if (watch.number() >= watches.count()) {
            throw new CorruptBytesException("watch " + watch.number() + " of " + point.id());
          }
          Gates.connect(this, watch);
          Conditions.connect(this, watch);
          Deadlines.schedule(this, point, watch);
        }
      }
    }
  }
}
