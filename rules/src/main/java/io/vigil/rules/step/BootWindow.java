package io.vigil.rules.step;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import java.util.Arrays;

/**
 * Which of the last {@link #LENGTH} sequence numbers of one boot of a gateway stand in the lane.
 */
final class BootWindow {
  /** How far back a number is still known; older ones are decided reading by reading. */
  static final int LENGTH = 4096;

  private final String boot;
  private final long[] seen;
  private long highest;
  private long usedAt;

  /** A window in which only this number was seen. */
  BootWindow(String boot, long sequence) {
    this(boot, new long[LENGTH / Long.SIZE], sequence);
    set(sequence);
  }

  private BootWindow(String boot, long[] seen, long highest) {
    this.boot = boot;
    this.seen = seen;
    this.highest = highest;
  }

  BootWindow copy() {
    BootWindow copy = new BootWindow(boot, seen.clone(), highest);
    copy.usedAt = usedAt;
    return copy;
  }

  String boot() {
    return boot;
  }

  /** Lane offset of the record that used it last. */
  long usedAt() {
    return usedAt;
  }

  void use(long offset) {
    usedAt = offset;
  }

  boolean has(long sequence) {
    return sequence <= highest && highest - sequence < LENGTH && isSet(sequence);
  }

  /** Remembers the number; one that is older than the window is not remembered. */
  void add(long sequence) {
    if (sequence > highest) {
      if (sequence - highest >= LENGTH) {
        Arrays.fill(seen, 0);
      } else {
        for (long skipped = highest + 1; skipped < sequence; skipped++) {
          unset(skipped);
        }
      }
      highest = sequence;
    }
    if (highest - sequence < LENGTH) {
      set(sequence);
    }
  }

  /** The window as runs of numbers seen and not seen, from the highest down: usually two. */
  void put(ByteWriter out) {
    out.putText(boot).putZigZag(highest).putVarLong(usedAt);
    boolean isSeen = true;
    int run = 0;
    for (int back = 0; back < LENGTH; ) {
      int same = runDown(highest - back, isSeen);
      run += Math.min(same, LENGTH - back);
      back += same;
      if (back < LENGTH && isSet(highest - back) != isSeen) {
        out.putVarLong(run);
        isSeen = !isSeen;
        run = 0;
      }
    }
    out.putVarLong(run);
  }

  /** From this number down to the end of its word: how many in a row were seen, or not seen. */
  private int runDown(long sequence, boolean isSeen) {
    long word = seen[word(sequence)];
    int bit = (int) (sequence & (Long.SIZE - 1));
    long others = (isSeen ? ~word : word) << (Long.SIZE - 1 - bit);
    return Math.min(Long.numberOfLeadingZeros(others), bit + 1);
  }

  static BootWindow get(ByteReader in) {
    BootWindow window = new BootWindow(in.getText(), new long[LENGTH / Long.SIZE], in.getZigZag());
    window.usedAt = in.getVarLong();
    boolean isSeen = true;
    for (int back = 0; back < LENGTH; isSeen = !isSeen) {
      int run = in.getVarInt();
      if (run == 0 || run > LENGTH - back) {
        throw new CorruptBytesException("run of " + run + " sequence numbers at " + back);
      }
      for (int end = back + run; back < end; back++) {
        if (isSeen) {
          window.set(window.highest - back);
        }
      }
    }
    return window;
  }

  private boolean isSet(long sequence) {
    return (seen[word(sequence)] & (1L << sequence)) != 0;
  }

  private void set(long sequence) {
    seen[word(sequence)] |= 1L << sequence;
  }

  private void unset(long sequence) {
    seen[word(sequence)] &= ~(1L << sequence);
  }

  private static int word(long sequence) {
    return (int) (sequence & (LENGTH - 1)) / Long.SIZE;
  }
}
