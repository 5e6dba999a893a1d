package io.vigil.rules.lead;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;

/**
 * Tells what goes on from what happens once: so many rows on end that are unusual, and so many on
 * end that are not (proposals of ours). Mutable; one thread.
 */
final class Spell {
  static final int UNUSUAL = 3;
  static final int USUAL = 10;

  private int unusual;
  private int usual;

  /** Takes the next row. */
  void take(boolean isUnusual) {
    unusual = isUnusual ? Math.min(UNUSUAL, unusual + 1) : 0;
    usual = isUnusual ? 0 : Math.min(USUAL, usual + 1);
  }

  /** Whether what is unusual has gone on for long enough. */
  boolean isUnusual() {
    return unusual >= UNUSUAL;
  }

  /** Whether nothing has been unusual for long enough. */
  boolean isOver() {
    return usual >= USUAL;
  }

  void put(ByteWriter out) {
    out.putVarLong(unusual).putVarLong(usual);
  }

  static Spell get(ByteReader in) {
    Spell spell = new Spell();
    spell.unusual = in.getVarInt();
    spell.usual = in.getVarInt();
    return spell;
  }
}
