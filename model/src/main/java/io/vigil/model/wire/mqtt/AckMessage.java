package io.vigil.model.wire.mqtt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Vigil answers on {@code down/{gateway}/ack}: the proof for a sender.
 *
 * @param boot whose numbers these are
 * @param stored closed ranges of sequence numbers that need not be sent again: what was admitted of
 *     them is in the log, and what was not stands in the log as refused and is listed in {@code
 *     rejected}
 * @param rejected what was not taken; an entry without a point means the whole message
 * @param flagged readings that were kept and judged with a mark
 */
public record AckMessage(
    String boot, List<Range> stored, List<Entry> rejected, List<Entry> flagged) {
  public AckMessage {
    stored = List.copyOf(stored);
    rejected = List.copyOf(rejected);
    flagged = List.copyOf(flagged);
  }

  /** Sequence numbers from {@code first} to {@code last}, both included. */
  public record Range(long first, long last) {
    public Range {
      if (first < 0 || first > last) {
        throw new IllegalArgumentException("range " + first + ".." + last);
      }
    }

    /** Whether the number lies in this range. */
    public boolean contains(long sequence) {
      return first <= sequence && sequence <= last;
    }
  }

  /**
   * One thing that was refused or flagged.
   *
   * @param sequence number of the message
   * @param point code of the point; null when the whole message is meant
   * @param time source time of the reading, milliseconds UTC; 0 when the whole message is meant
   * @param code a {@code RefusalCode}, or one that a newer Vigil knows
   * @param zh the sentence in Chinese
   * @param en the sentence in English
   */
  public record Entry(
      long sequence, @Nullable String point, long time, String code, String zh, String en) {}
}
