package io.vigil.rules.lead;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;

/**
 * {@link LeadState} as versioned bytes. Equal states give equal bytes. Every version is read for
 * ever; a change adds one: 2 knows what is declared, 3 the slots that may be revised, 4 chosen
 * units and what plants count themselves, 5 forests. Stateless; any thread.
 */
public final class LeadStateCodec {
  static final byte VERSION = 5;

  private LeadStateCodec() {}

  /** Writes the state behind what the writer holds. */
  public static void put(LeadState state, ByteWriter out) {
    out.putByte(VERSION);
    state.put(out);
  }

  /** The state that these bytes are; throws {@link CorruptBytesException} if they are none. */
  public static LeadState get(ByteReader in) {
    byte version = in.getByte();
    if (version < 1 || version > VERSION) {
      throw new CorruptBytesException("lead state of version " + version);
    }
    try {
      return LeadState.get(in, version);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new CorruptBytesException("lead state: " + e.getMessage(), e);
    }
  }
}
