package io.vigil.ingest.slot;

import io.vigil.model.lane.SlotEntry;

/**
 * Entries of the topic in, who owns the lanes out: the same for everybody who reads them, wherever
 * they begin. Immutable.
 *
 * <p>A claim counts if it stands at the offset that it names, which is compare and swap on the end
 * of the topic. Its token is that offset and one, so tokens only grow. An entry of a lower token is
 * of a process that was replaced and does not know it.
 *
 * @param token of the newest owner; 0 while none was seen
 * @param owner its process; empty while none was seen
 * @param free whether that owner has ended by its own word
 */
record SlotView(long token, String owner, boolean free) {
  /** Nothing was read yet. */
  static final SlotView NOBODY = new SlotView(0, "", true);

  /** The token of a claim at this offset. */
  static long tokenAt(long offset) {
    return offset + 1;
  }

  /** What is known once this entry was read. */
  SlotView after(long offset, SlotEntry entry) {
    return switch (entry.kind()) {
      case CLAIM -> entry.number() == offset ? owned(tokenAt(offset), entry) : this;
      case BEAT -> entry.number() > token ? owned(entry.number(), entry) : this;
      case RELEASE ->
          entry.number() >= token ? new SlotView(entry.number(), entry.process(), true) : this;
    };
  }

  private static SlotView owned(long token, SlotEntry entry) {
    return new SlotView(token, entry.process(), false);
  }

  /** Whether the entry is a sign of life of the owner, or of one that was not known before. */
  boolean isNews(SlotEntry entry) {
    return entry.kind() == SlotEntry.Kind.CLAIM || entry.number() >= token;
  }
}
