package io.vigil.rules.step;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which watches of other points look at each point: those that it arms as their gate, or those
 * whose condition names it. Follows from the definitions, so it is built again and never written.
 * The inner arrays are replaced, never changed: copies share them.
 */
final class PointIndex {
  private @Nullable int[][] watches = {};

  PointIndex copy() {
    PointIndex copy = new PointIndex();
    copy.watches = watches.clone();
    return copy;
  }

  /** Numbers of the watches that look at the point, ascending; null if none does. */
  int @Nullable [] lookingAt(int slot) {
    return slot < watches.length ? watches[slot] : null;
  }

  void add(int slot, int watch) {
    if (slot >= watches.length) {
      watches = Arrays.copyOf(watches, Columns.lengthFor(slot, watches.length));
    }
    int[] known = watches[slot] == null ? new int[0] : watches[slot];
    int place = Arrays.binarySearch(known, watch);
    if (place >= 0) {
      return;
    }
    int[] more = Arrays.copyOf(known, known.length + 1);
    more[known.length] = watch;
    Arrays.sort(more);
    watches[slot] = more;
  }

  void remove(int slot, int watch) {
    int[] known = lookingAt(slot);
    int place = known == null ? -1 : Arrays.binarySearch(known, watch);
    if (known == null || place < 0) {
      return;
    }
    int[] fewer = new int[known.length - 1];
    System.arraycopy(known, 0, fewer, 0, place);
    System.arraycopy(known, place + 1, fewer, place, fewer.length - place);
    watches[slot] = fewer.length == 0 ? null : fewer;
  }
}
