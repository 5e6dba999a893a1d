package io.vigil.rules.step;

import java.util.Arrays;

/**
 * When the judge has to look at a watch although no reading comes: one queue a clock, in order of
 * due time, then watch number. Each watch stands in at most one queue, once, so that memory is
 * bounded whatever the readings do.
 *
 * <p>Dues are lazy: a watch may be looked at too early, never too late. Whoever finds that it was
 * too early postpones it; so a reading that only moves a deadline back costs nothing here. For the
 * same reason the queues are no state: they are built again from the deadlines.
 */
final class DueQueues {
  private static final int ABSENT = -1;
  private static final int[] EMPTY = {};

  private int[] places = {};
  private long[] dues = {};
  private int[][] heaps = {};
  private int[] sizes = {};

  DueQueues copy() {
    DueQueues copy = new DueQueues();
    copy.places = places.clone();
    copy.dues = dues.clone();
    copy.sizes = sizes.clone();
    copy.heaps = new int[heaps.length][];
    for (int clock = 0; clock < heaps.length; clock++) {
      copy.heaps[clock] = heaps[clock].clone();
    }
    return copy;
  }

  /** Makes sure that the watch is looked at no later than this. */
  void lookAt(int clock, int watch, long due) {
    if (clock < 0) {
      return;
    }
    grow(clock, watch);
    if (places[watch] == ABSENT) {
      if (sizes[clock] == heaps[clock].length) {
        heaps[clock] = Arrays.copyOf(heaps[clock], Math.max(16, sizes[clock] * 2));
      }
      dues[watch] = due;
      place(heaps[clock], watch, sizes[clock]++);
      rise(heaps[clock], places[watch]);
    } else if (due < dues[watch]) {
      dues[watch] = due;
      rise(heaps[clock], places[watch]);
    }
  }

  /** The first watch of the clock's queue if it is due at {@code now}, or -1. */
  int first(int clock, long now) {
    if (clock >= heaps.length || sizes[clock] == 0) {
      return ABSENT;
    }
    int watch = heaps[clock][0];
    return dues[watch] <= now ? watch : ABSENT;
  }

  /** When the watch is to be looked at; it must stand in a queue. */
  long due(int watch) {
    return dues[watch];
  }

  /** Moves a watch that was looked at too early back in its queue. */
  void postpone(int clock, int watch, long due) {
    dues[watch] = due;
    sink(heaps[clock], sizes[clock], places[watch]);
  }

  /** Takes the watch out of the clock's queue, if it stands in it. */
  void remove(int clock, int watch) {
    if (clock < 0 || watch >= places.length || places[watch] == ABSENT) {
      return;
    }
    int[] heap = heaps[clock];
    int hole = places[watch];
    int last = heap[--sizes[clock]];
    places[watch] = ABSENT;
    if (last != watch) {
      place(heap, last, hole);
      rise(heap, hole);
      sink(heap, sizes[clock], places[last]);
    }
  }

  private void grow(int clock, int watch) {
    if (watch >= places.length) {
      int length = Columns.lengthFor(watch, places.length);
      places = Columns.grown(places, length, ABSENT);
      dues = Columns.grown(dues, length, 0);
    }
    if (clock >= heaps.length) {
      int known = heaps.length;
      heaps = Arrays.copyOf(heaps, clock + 1);
      Arrays.fill(heaps, known, clock + 1, EMPTY);
      sizes = Arrays.copyOf(sizes, clock + 1);
    }
  }

  private boolean isBefore(int watch, int other) {
    return dues[watch] < dues[other] || (dues[watch] == dues[other] && watch < other);
  }

  private void rise(int[] heap, int from) {
    int watch = heap[from];
    int place = from;
    while (place > 0 && isBefore(watch, heap[(place - 1) / 2])) {
      place(heap, heap[(place - 1) / 2], place);
      place = (place - 1) / 2;
    }
    place(heap, watch, place);
  }

  private void sink(int[] heap, int size, int from) {
    int watch = heap[from];
    int place = from;
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isBefore(heap[child], watch)) {
        break;
      }
      place(heap, heap[child], place);
      place = child;
    }
    place(heap, watch, place);
  }

  private void place(int[] heap, int watch, int place) {
    heap[place] = watch;
    places[watch] = place;
  }
}
