package io.vigil.rules.step;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;

/**
 * {@link GapState} as versioned bytes. Equal states give equal bytes. Version 1 is read for ever; a
 * change adds a version. Stateless; any thread.
 */
public final class GapStateCodec {
  private static final byte VERSION = 1;

  private GapStateCodec() {}

  /** Writes the state behind what the writer holds. */
  public static void put(GapState state, ByteWriter out) {
    out.putByte(VERSION);
    state.put(out);
  }

  /** The state that these bytes are; throws {@link CorruptBytesException} if they are none. */
  public static GapState get(ByteReader in) {
    byte version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("gap state of version " + version);
    }
    try {
      return GapState.get(in);
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException
        | ClassCastException e) {
      throw new CorruptBytesException("gap state: " + e.getMessage(), e);
    }
  }
}
