package io.vigil.rules.step;

import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a lane, all of them moved by nothing but records: lane time; one clock a door,
 * which moves with lane time while its link is current; one a REPLAY gateway, which moves with
 * {@code at}. Each clock has a number, and every point is judged on one of them.
 */
final class Clocks {
  /** Stands for a moment that has not been. */
  static final long NEVER = Long.MIN_VALUE;

  /** The clock of points whose gateway is not defined: it stands still. */
  static final int NONE = -1;

  private static final int DOORS = Door.values().length;
  private static final long LONGEST_STEP_MILLIS = 1000;

  /**
   * How long the senders behind a door may take to come back after an outage, and to hand over what
   * they kept meanwhile.
   */
  private static final long RETURN_MILLIS = 30_000;

  private static final long PULSE_MILLIS = 1000;

  private long laneTime;
  private long pulsedAt = -PULSE_MILLIS;
  private boolean started;
  private int ownerEpoch;
  private long wall;
  private final boolean[] current = new boolean[DOORS];
  private long[] times = new long[DOORS];

  /** By door, from when on its clock counts for delays; NEVER for one that was never current. */
  private final long[] countsFrom = new long[DOORS];

  Clocks() {
    Arrays.fill(countsFrom, NEVER);
  }

  Clocks copy() {
    Clocks copy = new Clocks();
    copy.laneTime = laneTime;
    copy.pulsedAt = pulsedAt;
    copy.started = started;
    copy.ownerEpoch = ownerEpoch;
    copy.wall = wall;
    System.arraycopy(current, 0, copy.current, 0, DOORS);
    System.arraycopy(countsFrom, 0, copy.countsFrom, 0, DOORS);
    copy.times = times.clone();
    return copy;
  }

  /** The clock that points of this gateway are judged on. */
  static int of(@Nullable GatewayDefinition gateway) {
    if (gateway == null || gateway.retired()) {
      return NONE;
    }
    return gateway.mode() == GatewayMode.REPLAY
        ? DOORS + gateway.number()
        : gateway.door().ordinal();
  }

  /** Whether the clock belongs to a REPLAY gateway: its stamps are of another time than now. */
  static boolean isReplay(int clock) {
    return clock >= DOORS;
  }

  /** Whether stamps of points on these two clocks can be held against each other. */
  static boolean isSameTime(int clock, int other) {
    return clock == other || (!isReplay(clock) && !isReplay(other));
  }

  /** What the clock shows; NEVER for a replay that has not begun. */
  long now(int clock) {
    if (clock < 0) {
      return 0;
    }
    return clock < times.length ? times[clock] : NEVER;
  }

  /**
   * The moment in milliseconds UTC, for what time alone causes: of the newest record for live
   * points, of its own clock for a replay.
   */
  long utc(int clock) {
    return isReplay(clock) ? now(clock) : wall;
  }

  /** Whether the record is of the lane's owner, not of one that another has taken over from. */
  boolean isOfOwner(LaneRecord record) {
    return record.ownerEpoch() >= ownerEpoch;
  }

  /**
   * Moves lane time, and with it the doors whose link is current. A former owner moves nothing: it
   * may have stood still, and its clock with it.
   */
  void advance(LaneRecord record) {
    if (!isOfOwner(record)) {
      return;
    }
    ownerEpoch = record.ownerEpoch();
    long passed = started ? record.appended() - wall : 0;
    passed = Math.max(0, Math.min(passed, LONGEST_STEP_MILLIS));
    started = true;
    wall = record.appended();
    laneTime += passed;
    for (int door = 0; door < DOORS; door++) {
      if (current[door]) {
        times[door] += passed;
      }
    }
  }

  void link(Door door, LinkState state) {
    int number = door.ordinal();
    boolean isBack = state == LinkState.CURRENT && !current[number];
    current[number] = state == LinkState.CURRENT;
    if (isBack) {
      boolean isFirst = countsFrom[number] == NEVER;
      countsFrom[number] = isFirst ? times[number] : times[number] + RETURN_MILLIS;
    }
  }

  /**
   * When a delay that begins now has elapsed on the clock. What passes on the clock of a door soon
   * after an outage is no evidence: its senders may not have come back yet.
   */
  long after(int clock, long delay) {
    long now = now(clock);
    if (clock < 0 || now == NEVER) {
      return NEVER;
    }
    return delay + (isReplay(clock) ? now : Math.max(now, countsFrom[clock]));
  }

  /** Whether what is sent to points on this clock arrives: a replay has no link to lose. */
  boolean isCurrent(int clock) {
    return clock >= 0 && (clock >= DOORS || current[clock]);
  }

  /** Begins a replay anew. */
  void restart(int clock, long at) {
    times = Columns.grown(times, Columns.lengthFor(clock, times.length), NEVER);
    times[clock] = at;
  }

  /** Moves the clock of a replay, never backwards. */
  void move(int clock, long at) {
    if (at > now(clock)) {
      restart(clock, at);
    }
  }

  long laneTime() {
    return laneTime;
  }

  long wall() {
    return wall;
  }

  /** Whether it is time to say how far the judge has come; if so, the next second begins. */
  boolean isPulseDue() {
    if (laneTime - pulsedAt < PULSE_MILLIS) {
      return false;
    }
    pulsedAt = laneTime;
    return true;
  }

  void put(ByteWriter out) {
    out.putVarLong(laneTime)
        .putZigZag(pulsedAt)
        .putBoolean(started)
        .putVarLong(ownerEpoch)
        .putZigZag(wall);
    for (int door = 0; door < DOORS; door++) {
      out.putBoolean(current[door]).putZigZag(countsFrom[door]);
    }
    out.putVarLong(times.length);
    for (long time : times) {
      out.putZigZag(time);
    }
  }

  /** Reads what {@link #put} wrote; version 1 did not know from when on a door's clock counts. */
  static Clocks get(int version, ByteReader in) {
    Clocks clocks = new Clocks();
    clocks.laneTime = in.getVarLong();
    clocks.pulsedAt = in.getZigZag();
    clocks.started = in.getBoolean();
    clocks.ownerEpoch = in.getVarInt();
    clocks.wall = in.getZigZag();
    for (int door = 0; door < DOORS; door++) {
      clocks.current[door] = in.getBoolean();
      clocks.countsFrom[door] = version == 1 ? NEVER : in.getZigZag();
    }
    clocks.times = new long[Math.max(DOORS, in.getCount(1))];
    for (int i = 0; i < clocks.times.length; i++) {
      clocks.times[i] = in.getZigZag();
    }
    for (int door = 0; version == 1 && door < DOORS; door++) {
      boolean wasCurrent = clocks.current[door] || clocks.times[door] > 0;
      clocks.countsFrom[door] = wasCurrent ? 0 : NEVER;
    }
    return clocks;
  }
}
