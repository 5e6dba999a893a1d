package io.vigil.ingest.admit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which numbers of a gateway were taken in since this process began. Only a filter: it
 * spares the log what a sender repeats at once. Whether something is a repeat is decided for good
 * by the judge, so forgetting is harmless, while a mistake the other way would lose readings.
 *
 * <p>One gateway, one thread.
 */
public final class SequenceFilter {
  /** How many numbers of a boot are remembered, counted back from the highest. */
  static final int WINDOW = 4_096;

  /** How many boots are remembered, counted back from the one used last. */
  static final int BOOTS = 8;

  private final Map<String, Window> boots =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > BOOTS;
        }
      };

  private String latest = "";

  /** Whether this number was certainly taken in before. */
  public boolean isRepeat(String boot, long sequence) {
    Window window = boots.get(boot);
    return window != null && window.contains(sequence);
  }

  /** Whether numbers of another boot were taken in since, so that nobody repeats it at once. */
  public boolean isOfThePast(String boot) {
    return !boot.equals(latest);
  }

  /** This number has been taken in. */
  public void take(String boot, long sequence) {
    latest = boot;
    boots.computeIfAbsent(boot, any -> new Window()).add(sequence);
  }

  private static final class Window {
    private final long[] bits = new long[WINDOW / Long.SIZE];
    private long highest = -1;

    boolean contains(long sequence) {
      return sequence <= highest && sequence > highest - WINDOW && isSet(sequence);
    }

    void add(long sequence) {
      if (sequence <= highest - WINDOW) {
        return;
      }
      if (sequence > highest) {
        forgetUpTo(sequence);
        highest = sequence;
      }
      bits[word(sequence)] |= 1L << sequence;
    }

    /** The places of the numbers between the old and the new highest held older numbers. */
    private void forgetUpTo(long sequence) {
      if (sequence - highest >= WINDOW) {
        Arrays.fill(bits, 0);
        return;
      }
      for (long between = highest + 1; between < sequence; between++) {
        bits[word(between)] &= ~(1L << between);
      }
      bits[word(sequence)] &= ~(1L << sequence);
    }

    private boolean isSet(long sequence) {
      return (bits[word(sequence)] & (1L << sequence)) != 0;
    }

    private static int word(long sequence) {
      return (int) (sequence % WINDOW) / Long.SIZE;
    }
  }
}
