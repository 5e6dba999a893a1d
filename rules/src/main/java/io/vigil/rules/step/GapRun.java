package io.vigil.rules.step;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GapDone;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.reading.Readings;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.LaneRecordCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * What is remembered of the gaps of one server: readings whose span is not whole yet, which spans
 * were judged, and the run that goes on from span to span of a gap. Mutable; one thread.
 */
final class GapRun {
  private final List<Batch> waiting;
  private final JudgedSpans judged;
  private long number;
  private long sequence;
  private long end = Clocks.NEVER;

  GapRun() {
    this(new ArrayList<>(), new JudgedSpans());
  }

  private GapRun(List<Batch> waiting, JudgedSpans judged) {
    this.waiting = waiting;
    this.judged = judged;
  }

  GapRun copy() {
    GapRun copy = new GapRun(new ArrayList<>(waiting), judged.copy());
    copy.number = number;
    copy.sequence = sequence;
    copy.end = end;
    return copy;
  }

  /** Keeps readings until their span is whole. */
  void await(Batch batch) {
    waiting.add(batch);
  }

  /**
   * What waited and lies in the span, stamp by stamp, but for what was judged before. Nothing waits
   * afterwards; the span is noted as judged, a gap's last one only up to its last reading: it ends
   * in a time that the server had not seen yet.
   */
  List<Readings> take(GapDone done) {
    SpanReadings span = new SpanReadings(done);
    waiting.forEach(batch -> span.add(batch.readings(), judged));
    waiting.clear();
    judged.add(done.from(), done.closed() ? span.end() : done.to());
    return span.byStamp();
  }

  /** Whether readings wait for their span. */
  boolean waits() {
    return !waiting.isEmpty();
  }

  /** A span of everything that waits, which is at least one reading. */
  GapDone allOf(LaneRecord at, int gateway) {
    LongSummaryStatistics times =
        waiting.stream()
            .flatMapToLong(batch -> Arrays.stream(batch.readings().times()))
            .summaryStatistics();
    return new GapDone(
        at.ownerEpoch(), at.appended(), gateway, times.getMin(), times.getMax() + 1, true);
  }

  /** Whether the span goes on where the one before ended, in the same gap. */
  boolean goesOnWith(GapDone done) {
    return end != Clocks.NEVER && done.from() <= end && end <= done.to();
  }

  /** Another gap, and nothing is known at its beginning. */
  void begin() {
    number++;
  }

  /** Names the run. */
  String boot() {
    return "gap-" + number;
  }

  long nextSequence() {
    return sequence++;
  }

  /** The span is judged. */
  void wentThrough(GapDone done) {
    end = done.closed() ? Clocks.NEVER : done.to();
  }

  void put(ByteWriter out) {
    out.putVarLong(number).putVarLong(sequence).putZigZag(end);
    judged.put(out);
    out.putVarLong(waiting.size());
    waiting.forEach(batch -> out.putBytes(LaneRecordCodec.encode(batch)));
  }

  static GapRun get(ByteReader in) {
    long number = in.getVarLong();
    long sequence = in.getVarLong();
    long end = in.getZigZag();
    JudgedSpans judged = JudgedSpans.get(in);
    List<Batch> waiting = new ArrayList<>();
    for (int left = in.getCount(1); left > 0; left--) {
      if (!(LaneRecordCodec.decode(in.getBytes()) instanceof Batch batch)) {
        throw new CorruptBytesException("only batches wait for their span");
      }
      waiting.add(batch);
    }
    GapRun run = new GapRun(waiting, judged);
    run.number = number;
    run.sequence = sequence;
    run.end = end;
    return run;
  }
}
