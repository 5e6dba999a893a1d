package io.vigil.ingest.opcua;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Up to which source time the values of a server are in the log: the newest of those that are there
 * with everything that was handed on before them. Any thread.
 */
final class LogMark {
  /** Nothing is in the log yet. */
  static final long NONE = Long.MIN_VALUE;

  private final Deque<OnItsWay> unsettled = new ArrayDeque<>();
  private long mark = NONE;

  /** Values that were handed on, and whether they arrived. */
  static final class OnItsWay {
    private final long newest;
    private boolean stored;

    private OnItsWay(long newest) {
      this.newest = newest;
    }
  }

  /** What was certain before this process started. */
  synchronized void recall(long certain) {
    mark = Math.max(mark, certain);
  }

  /**
   * Values are handed on now.
   *
   * @param newest the newest source time of which all values are handed on now; {@link #NONE} if
   *     more of them are to come
   * @param received when they came; a clock that is ahead of this moves the mark no further
   */
  synchronized OnItsWay handedOn(long newest, long received) {
    OnItsWay values = new OnItsWay(Math.min(newest, received));
    unsettled.add(values);
    return values;
  }

  /** The log has them. */
  synchronized void stored(OnItsWay values) {
    values.stored = true;
    while (!unsettled.isEmpty() && unsettled.peek().stored) {
      mark = Math.max(mark, unsettled.remove().newest);
    }
  }

  /** They were not taken after all. */
  synchronized void dropped(OnItsWay values) {
    unsettled.remove(values);
  }

  /** The newest source time that is certain; {@link #NONE} if none is. */
  synchronized long value() {
    return mark;
  }
}
