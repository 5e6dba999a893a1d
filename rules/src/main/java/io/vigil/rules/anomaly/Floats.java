package io.vigil.rules.anomaly;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;

/** Cells as bytes, four each, most significant first. Stateless; any thread. */
final class Floats {
  private static final int BYTES = Float.BYTES;

  private Floats() {}

  static void put(float[] cells, int from, int count, ByteWriter out) {
    for (int i = from; i < from + count; i++) {
      int bits = Float.floatToRawIntBits(cells[i]);
      for (int shift = Byte.SIZE * (BYTES - 1); shift >= 0; shift -= Byte.SIZE) {
        out.putByte(bits >>> shift & 0xFF);
      }
    }
  }

  /** A place in a ring of so many cells, as a cell of its own; complains if it is none. */
  static void requirePlace(float place, int cells) {
    if (!(place >= 0 && place < cells && place == (int) place)) {
      throw new CorruptBytesException("place " + place + " in a ring of " + cells);
    }
  }

  static void get(float[] cells, int from, int count, ByteReader in) {
    for (int i = from; i < from + count; i++) {
      int bits = 0;
      for (int n = 0; n < BYTES; n++) {
        bits = bits << Byte.SIZE | in.getByte() & 0xFF;
      }
      cells[i] = Float.intBitsToFloat(bits);
    }
  }
}
