package io.vigil.model.lane;

/**
 * One line of the record of who owns the lanes: log topic {@code ingest-slot}, one partition.
 *
 * @param kind what is said
 * @param process who says it, for people
 * @param number of a claim, the offset at which it must stand to count: then nobody has said
 *     anything since its writer looked; of everything else, the token of its writer
 */
public record SlotEntry(Kind kind, String process, long number) {
  /** What an entry says. */
  public enum Kind {
    /** The writer wants to own the lanes. */
    CLAIM,
    /** The owner lives. */
    BEAT,
    /** The owner has ended, and appends nothing any more. */
    RELEASE
  }
}
