package io.vigil.rules.step;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Spans of source time that were judged as history; they do not touch. Of too many the earliest are
 * forgotten: what is older than 30 days is not admitted any more. Mutable; one thread.
 */
final class JudgedSpans {
  /** A gap in every hour of 30 days. */
  static final int MOST = 720;

  private final List<Span> spans;

  /** From the first moment to before the second, milliseconds UTC. */
  private record Span(long from, long to) {}

  JudgedSpans() {
    this(new ArrayList<>());
  }

  private JudgedSpans(List<Span> spans) {
    this.spans = spans;
  }

  JudgedSpans copy() {
    return new JudgedSpans(new ArrayList<>(spans));
  }

  boolean has(long time) {
    for (int i = spans.size() - 1; i >= 0; i--) {
      Span span = spans.get(i);
      if (time >= span.from) {
        return time < span.to;
      }
    }
    return false;
  }

  /** Notes a span; it swallows those that it touches. An empty one is none. */
  void add(long from, long to) {
    if (from >= to) {
      return;
    }
    long start = from;
    long end = to;
    int place = 0;
    for (int i = spans.size() - 1; i >= 0; i--) {
      Span span = spans.get(i);
      if (span.from <= end && span.to >= start) {
        start = Math.min(start, span.from);
        end = Math.max(end, span.to);
        spans.remove(i);
        place = i;
      } else if (span.to < start) {
        place = i + 1;
        break;
      }
    }
    spans.add(place, new Span(start, end));
    if (spans.size() > MOST) {
      spans.remove(0);
    }
  }

  void put(ByteWriter out) {
    out.putVarLong(spans.size());
    spans.forEach(span -> out.putZigZag(span.from).putVarLong(span.to - span.from));
  }

  static JudgedSpans get(ByteReader in) {
    JudgedSpans judged = new JudgedSpans();
    for (int left = in.getCount(2); left > 0; left--) {
      long from = in.getZigZag();
      judged.add(from, from + in.getVarLong());
    }
    return judged;
  }
}
