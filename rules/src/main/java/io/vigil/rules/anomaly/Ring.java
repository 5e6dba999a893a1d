package io.vigil.rules.anomaly;

import io.vigil.model.wire.CorruptBytesException;

/** A row of cells that is written again from its beginning. Stateless; any thread. */
final class Ring {
  private Ring() {}

  /** A place in a ring of so many cells, as a cell of its own; complains if it is none. */
  static void requirePlace(float place, int cells) {
    if (!(place >= 0 && place < cells && place == (int) place)) {
      throw new CorruptBytesException("place " + place + " in a ring of " + cells);
    }
  }
}
