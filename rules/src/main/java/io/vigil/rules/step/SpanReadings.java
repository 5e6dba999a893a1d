package io.vigil.rules.step;

import io.vigil.model.lane.GapDone;
import io.vigil.model.reading.Readings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the readings of a span into the order in which they happened. One thread; used once. */
final class SpanReadings {
  private final GapDone span;
  private final List<One> readings = new ArrayList<>();
  private long end;

  private record One(Readings of, int index) {
    long time() {
      return of.times()[index];
    }
  }

  SpanReadings(GapDone span) {
    this.span = span;
    this.end = span.from();
  }

  /** Takes those that lie in the span and were not judged before. */
  void add(Readings some, JudgedSpans judged) {
    for (int i = 0; i < some.size(); i++) {
      long time = some.times()[i];
      if (time >= span.from() && time < span.to() && !judged.has(time)) {
        readings.add(new One(some, i));
        end = Math.max(end, time + 1);
      }
    }
  }

  /** The moment after the last of them; the beginning of the span without any. */
  long end() {
    return end;
  }

  /** Those of one stamp together, the earliest stamp first. */
  List<Readings> byStamp() {
    readings.sort(Comparator.comparingLong(One::time));
    List<Readings> stamps = new ArrayList<>();
    for (int from = 0, to; from < readings.size(); from = to) {
      to = from + 1;
      while (to < readings.size() && readings.get(to).time() == readings.get(from).time()) {
        to++;
      }
      stamps.add(columns(readings.subList(from, to)));
    }
    return stamps;
  }

  private static Readings columns(List<One> some) {
    int size = some.size();
    Readings columns =
        new Readings(
            new int[size], new long[size], new double[size], new byte[size], new byte[size]);
    for (int i = 0; i < size; i++) {
      One one = some.get(i);
      columns.slots()[i] = one.of.slots()[one.index];
      columns.times()[i] = one.of.times()[one.index];
      columns.values()[i] = one.of.values()[one.index];
      columns.reasons()[i] = one.of.reasons()[one.index];
      columns.flags()[i] = one.of.flags()[one.index];
    }
    return columns;
  }
}
