package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the history job remembers of a lane: definitions, and what tells repeats from news. Mutable;
 * one thread. {@link #copy} shares nothing that is ever written to.
 */
public final class HistoryState {
  private static final long NOTHING_SEEN = -1;

  private final int lane;
  private final Catalogue catalogue;
  private final Intake intake;
  private long offset = NOTHING_SEEN;
  private long wall;

  private HistoryState(int lane, Catalogue catalogue, Intake intake) {
    this.lane = lane;
    this.catalogue = catalogue;
    this.intake = intake;
  }

  /** The state of a lane nothing is known of. */
  public static HistoryState fresh(int lane) {
    return new HistoryState(lane, new Catalogue(), new Intake());
  }

  /** A deep copy. */
  public HistoryState copy() {
    HistoryState copy = new HistoryState(lane, catalogue.copy(), intake.copy());
    copy.offset = offset;
    copy.wall = wall;
    return copy;
  }

  /** The lane. */
  public int lane() {
    return lane;
  }

  /** Offset of the record that was read last; -1 if none was. */
  public long offset() {
    return offset;
  }

  /** What of the lane was not taken as news, since this state was born. */
  public IntakeCounts counts() {
    return intake.counts();
  }

  /** The point in this slot; null if there is none, or none any more. Names are left out. */
  public @Nullable PointDefinition point(int slot) {
    return catalogue.point(slot);
  }

  /** All points of the lane. */
  public List<PointDefinition> points() {
    List<PointDefinition> points = new ArrayList<>();
    for (int slot = 0; slot < catalogue.slots(); slot++) {
      PointDefinition point = catalogue.point(slot);
      if (point != null) {
        points.add(point);
      }
    }
    return points;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Intake intake() {
    return intake;
  }

  void moveTo(long next, long appended) {
    offset = next;
    wall = appended;
  }

  void put(ByteWriter out) {
    out.putVarLong(lane).putZigZag(offset).putZigZag(wall);
    CatalogueCodec.put(catalogue, out);
    intake.put(catalogue, wall, out);
  }

  static HistoryState get(ByteReader in) {
    int lane = in.getVarInt();
    long offset = in.getZigZag();
    long wall = in.getZigZag();
    Catalogue catalogue = CatalogueCodec.get(in);
    HistoryState state = new HistoryState(lane, catalogue, Intake.get(catalogue, wall, in));
    state.offset = offset;
    state.wall = wall;
    return state;
  }
}
