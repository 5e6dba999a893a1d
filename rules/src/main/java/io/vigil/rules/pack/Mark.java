package io.vigil.rules.pack;

/** How well a number of a pack is founded. Only what is VERIFIED may be shown as law. */
public enum Mark {
  /** Found in a named source. */
  VERIFIED("V"),
  /** Recalled; no source was readable. */
  RECALLED("R"),
  /** A proposal of ours. */
  PROPOSED("P");

  private final String letter;

  Mark(String letter) {
    this.letter = letter;
  }

  /** The letter that stands for it in packs and on screens. */
  public String letter() {
    return letter;
  }

  /** The less founded of two. */
  Mark weaker(Mark other) {
    return ordinal() >= other.ordinal() ? this : other;
  }
}
