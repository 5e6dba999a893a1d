package io.vigil.rules.step;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the history judge remembers of a partition of {@code readings-backfill}: a lane in which
 * gaps are played, and how far each server's gaps have come. Mutable; one thread. {@link #copy}
 * shares nothing that is ever written to.
 */
public final class GapState {
  private static final long NOTHING_SEEN = -1;

  private final LaneState judged;
  private final Map<Integer, GapRun> runs;
  private long offset = NOTHING_SEEN;

  private GapState(LaneState judged, Map<Integer, GapRun> runs) {
    this.judged = judged;
    this.runs = runs;
  }

  /** The state of a lane nothing is known of. */
  public static GapState fresh(int lane) {
    return new GapState(LaneState.fresh(lane), new TreeMap<>());
  }

  /** A deep copy. */
  public GapState copy() {
    Map<Integer, GapRun> copies = new TreeMap<>();
    runs.forEach((gateway, run) -> copies.put(gateway, run.copy()));
    GapState copy = new GapState(judged.copy(), copies);
    copy.offset = offset;
    return copy;
  }

  /** Offset of the record that was looked at last; -1 if none was. */
  public long offset() {
    return offset;
  }

  void moveTo(long next) {
    offset = next;
  }

  /** The lane in which gaps are played. */
  LaneState judged() {
    return judged;
  }

  /** How far the gaps of this gateway have come. */
  GapRun run(int gateway) {
    return runs.computeIfAbsent(gateway, any -> new GapRun());
  }

  /** Gateways of which readings wait, by number. */
  List<Integer> waiting() {
    return runs.entrySet().stream()
        .filter(run -> run.getValue().waits())
        .map(Map.Entry::getKey)
        .toList();
  }

  void put(ByteWriter out) {
    out.putZigZag(offset);
    LaneStateCodec.put(judged, out);
    out.putVarLong(runs.size());
    runs.forEach(
        (gateway, run) -> {
          out.putVarLong(gateway);
          run.put(out);
        });
  }

  static GapState get(ByteReader in) {
    long offset = in.getZigZag();
    GapState state = new GapState(LaneStateCodec.get(in), new TreeMap<>());
    for (int left = in.getCount(1); left > 0; left--) {
      state.runs.put(in.getVarInt(), GapRun.get(in));
    }
    state.offset = offset;
    return state;
  }
}
