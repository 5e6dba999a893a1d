package io.vigil.ingest.admit;

import io.vigil.model.lane.PointDefinition;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds the clocks of a lane's gateways and points against ours. A bad clock never blinds: what
 * carries its stamps is kept and judged by receive time. Only history may be too old.
 *
 * <p>A stamp that is not believed is kept, and flagged: the lane's judge then goes by the receive
 * time in the batch, pushed behind what the point sent before. Both stand in the lane or in its
 * state, so judging again comes to the same, and no flagged reading is taken for a repeat or a
 * conflict (ADR 4). The verdict itself is passed once, here, and is never passed again: it hangs on
 * what this process has seen, and travels as the flag.
 *
 * <p>One thread.
 */
final class ClockCheck {
  /** Before this no sensor of ours existed: a clock that says so was never set (2000-01-01). */
  private static final long NEVER_SET_BEFORE = 946_684_800_000L;

  private static final long LEAST_GAP_MILLIS = 60_000;

  private final ClockLimits limits;
  private final Map<Integer, SteadyOffset> points = new HashMap<>();
  private final StandingStamps stamps = new StandingStamps();

  /** What a stamp is worth. */
  enum Verdict {
    GOOD,
    /** Ahead of us: judged by receive time. */
    FUTURE,
    /** Constantly behind us although sent now: judged by receive time. */
    PAST,
    /** Does not move although readings come: judged by receive time. */
    STUCK,
    /** Older than history is kept. */
    OLD
  }

  ClockCheck(ClockLimits limits) {
    this.limits = limits;
  }

  /** Whether a message was sent so long ago that it is history; not if its clock is just wrong. */
  boolean isLate(SteadyOffset gateway, long sent, long received) {
    long behind = received - sent;
    return behind > limits.liveMillis() && !gateway.isSteady(behind, received, LEAST_GAP_MILLIS);
  }

  /** What the stamp of a reading of now is worth. */
  Verdict live(PointDefinition point, long time, double value, Moment moment) {
    boolean stands = stamps.stands(point, time, value, moment);
    Verdict verdict = distance(point, time, moment.received());
    boolean isBelieved = verdict != Verdict.FUTURE && verdict != Verdict.PAST;
    return stands && isBelieved ? Verdict.STUCK : verdict;
  }

  private Verdict distance(PointDefinition point, long time, long received) {
    long behind = received - time;
    if (behind < -limits.futureMillis()) {
      return Verdict.FUTURE;
    }
    if (behind <= limits.pastMillis()) {
      return Verdict.GOOD;
    }
    long longestGap = Math.max(LEAST_GAP_MILLIS, 3 * point.sampleMillis());
    SteadyOffset offset = points.computeIfAbsent(point.slot(), any -> new SteadyOffset(limits));
    if (offset.isSteady(behind, received, longestGap) || time < NEVER_SET_BEFORE) {
      return Verdict.PAST;
    }
    return behind > limits.oldMillis() ? Verdict.OLD : Verdict.GOOD;
  }

  /** What the stamp of a reading of the past is worth. */
  Verdict late(long time, long received) {
    if (received - time < -limits.futureMillis()) {
      return Verdict.FUTURE;
    }
    return received - time > limits.oldMillis() ? Verdict.OLD : Verdict.GOOD;
  }
}
