package io.vigil.rules.pack;

import io.vigil.model.plant.JsonFields;

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

  /** The mark whose letter the field holds; complains if there is none. */
  static Mark read(JsonFields in, String name) {
    String letter = in.text(name);
    for (Mark mark : values()) {
      if (mark.letter.equals(letter)) {
        return mark;
      }
    }
    in.complain(name, "应为 V、R 或 P", "must be V, R or P");
    return PROPOSED;
  }

  /** The less founded of two. */
  Mark weaker(Mark other) {
    return ordinal() >= other.ordinal() ? this : other;
  }
}
