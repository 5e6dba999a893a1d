package io.vigil.ingest.admit;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Reporting;
import java.util.Arrays;

/**
 * Tells a stamp that stands still from one that is said twice. By the stamp alone they are the
 * same: the judge takes an equal value for a repeat and another for a conflict, and would be blind
 * to a point whose clock has stopped. What tells them apart is the sender:
 *
 * <ul>
 *   <li>another value under the same stamp, in a message sent half a sample later or more, is a new
 *       sample by a clock that stopped; sooner, it is a second source or a repeat;
 *   <li>the same value under the same stamp is the same sample said again, as by exception is usual
 *       and of a dead sensor behind a living gateway too; only of a periodic point whose gateway
 *       stamps nothing new at all is it a new sample.
 * </ul>
 *
 * <p>Slots are dense, so that a point costs four numbers and no object. One lane, one thread.
 */
final class StandingStamps {
  private long[] stamps = {};
  private long[] sents = {};
  private long[] receiveds = {};
  private double[] values = {};
  private State[] states = {};

  private enum State {
    NEVER_SEEN,
    /** The stamp was said, with one value. */
    SAID,
    /** The stamp stands still, whatever comes under it. */
    STANDS
  }

  /** Whether the clock of this reading stands still. */
  boolean stands(PointDefinition point, long stamp, double value, Moment moment) {
    int slot = point.slot();
    grow(slot);
    if (states[slot] == State.NEVER_SEEN || stamps[slot] != stamp) {
      remember(slot, stamp, value, moment);
      return false;
    }
    if (states[slot] == State.STANDS) {
      return true;
    }
    boolean isLater = 2 * moment.since(sents[slot], receiveds[slot]) >= point.sampleMillis();
    boolean isOther = Double.compare(values[slot], value) != 0;
    boolean isNew = isOther || (moment.clockStands() && point.reporting() == Reporting.PERIODIC);
    if (isLater && isNew) {
      states[slot] = State.STANDS;
      return true;
    }
    return false;
  }

  private void remember(int slot, long stamp, double value, Moment moment) {
    states[slot] = State.SAID;
    stamps[slot] = stamp;
    values[slot] = value;
    sents[slot] = moment.sent();
    receiveds[slot] = moment.received();
  }

  private void grow(int slot) {
    int known = states.length;
    if (slot < known) {
      return;
    }
    int length = Math.max(slot + 1, known + known / 2);
    stamps = Arrays.copyOf(stamps, length);
    sents = Arrays.copyOf(sents, length);
    receiveds = Arrays.copyOf(receiveds, length);
    values = Arrays.copyOf(values, length);
    states = Arrays.copyOf(states, length);
    Arrays.fill(states, known, length, State.NEVER_SEEN);
  }
}
