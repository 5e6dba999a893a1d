package io.vigil.rules.step;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;

/**
 * {@link LaneState} as versioned bytes. Equal states give equal bytes. Version 4 is written; every
 * version since 1 is read for ever; a change adds one. Stateless; any thread.
 */
public final class LaneStateCodec {
  private static final byte VERSION = 4;

  private LaneStateCodec() {}

  /** Writes the state behind what the writer holds. */
  public static void put(LaneState state, ByteWriter out) {
    out.putByte(VERSION);
    state.put(out);
  }

  /** The state that these bytes are; throws {@link CorruptBytesException} if they are none. */
  public static LaneState get(ByteReader in) {
    byte version = in.getByte();
    if (version < 1 || version > VERSION) {
      throw new CorruptBytesException("lane state of version " + version);
    }
    try {
      return LaneState.get(version, in);
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException
        | ClassCastException e) {
      throw new CorruptBytesException("lane state: " + e.getMessage(), e);
    }
  }
}
