package io.vigil.model.reading;

/**
 * Marks on a reading that was kept. They are bits of one byte, so that a batch holds a byte a
 * reading. Any mark on the time means: judged by receive time, because the device's clock cannot be
 * believed (design: onboarding §5); a bad clock never blinds.
 */
public final class ReadingFlag {
  /** The stamp lies too far in the future. */
  public static final byte TIME_FUTURE = 1;

  /** The stamp of live data lies behind by a constant offset. */
  public static final byte TIME_PAST = 2;

  /** The stamp of live data does not move. */
  public static final byte TIME_STUCK = 4;

  /**
   * Messages of its gateway with lower numbers have not come for long. Says nothing of the value.
   */
  public static final byte BEHIND_GAP = 8;

  private static final byte ANY_TIME = TIME_FUTURE | TIME_PAST | TIME_STUCK;

  private ReadingFlag() {}

  /** Whether the reading is to be judged by receive time. */
  public static boolean hasBadClock(byte flags) {
    return (flags & ANY_TIME) != 0;
  }

  /** Whether messages before that of the reading are missing. */
  public static boolean isBehindGap(byte flags) {
    return (flags & BEHIND_GAP) != 0;
  }
}
