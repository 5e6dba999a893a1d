package io.vigil.rules.step;

import io.vigil.model.alert.LanePulse;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.lane.Tick;
import io.vigil.model.point.Door;
import io.vigil.model.rule.Condition;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.WatchDefinition;

/**
 * The judge: {@code step(state, record)} gives the next state and events. The same records give the
 * same events, whenever and however often they are judged. Pure: no clock but those that records
 * move, no threads, nothing read or written elsewhere.
 *
 * <p>In each step the clocks move first, then what is due on them is settled, then the record is
 * looked at. A reading goes: {@link Intake} (is it news?) → {@link ReadingJudge} (what does it say
 * to each watch?) → {@link WatchJudge} (does the watch change?) → {@link EventWriter}, and then
 * {@link ConditionJudge} (what does that say to watches over several points?).
 */
public final class Step {
  private static final Door[] DOORS = Door.values();

  private final LaneState state;
  private final StepOutput out;
  private final EventWriter events;
  private final WatchJudge watchJudge;
  private final ClockJudge clockJudge;
  private final ReadingJudge readingJudge;

  private Step(LaneState state, StepOutput out) {
    this.state = state;
    this.out = out;
    this.events = new EventWriter(state, out);
    this.watchJudge = new WatchJudge(state, events);
    StaleJudge staleJudge = new StaleJudge(state, watchJudge);
    ConditionJudge conditionJudge = new ConditionJudge(state, watchJudge);
    this.clockJudge = new ClockJudge(state, watchJudge, staleJudge, conditionJudge);
    this.readingJudge = new ReadingJudge(state, watchJudge, staleJudge, conditionJudge);
  }

  /**
   * Judges one record.
   *
   * @param state changed in place
   * @param offset the record's place in the lane; one that was judged already changes nothing
   * @param record not kept
   * @param out told what happened, before this returns
   */
  public static void step(LaneState state, long offset, LaneRecord record, StepOutput out) {
    if (offset > state.offset()) {
      new Step(state, out).judge(offset, record);
    }
  }

  private void judge(long offset, LaneRecord record) {
    if (state.moveTo(offset)) {
      doubtEverything();
    }
    if (!state.clocks().isOfOwner(record) && saysOnlyThatItsWriterLives(record)) {
      return;
    }
    state.clocks().advance(record);
    for (Door door : DOORS) {
      clockJudge.settle(door.ordinal());
    }
    if (record instanceof Batch batch) {
      new BatchJudge(state, out, events, watchJudge, clockJudge, readingJudge).judge(batch);
    } else if (record instanceof Link link) {
      turn(link);
      hear(link);
    } else if (record instanceof Definition definition) {
      new DefinitionJudge(state, watchJudge, readingJudge).judge(definition.entries());
    } else if (record instanceof Snapshot snapshot) {
      new DefinitionJudge(state, watchJudge, readingJudge).judge(snapshot);
    }
    if (state.clocks().isPulseDue()) {
      Clocks clocks = state.clocks();
      out.event(new LanePulse(state.lane(), offset, clocks.laneTime(), clocks.wall()));
    }
  }

  /** Of a former owner that is no news: others live by another connection by now. */
  private static boolean saysOnlyThatItsWriterLives(LaneRecord record) {
    return record instanceof Tick || record instanceof Link;
  }

  /** Everything that had been sent through the door before its marker stands ahead of this. */
  private void hear(Link link) {
    if (link.state() == LinkState.CURRENT) {
      state.hearing().hear(link.door(), state.catalogue(), state.clocks().laneTime());
      clockJudge.settleWaiting();
    }
  }

  /** Records are missing: whatever was about to clear might not have, and everybody may wonder. */
  private void doubtEverything() {
    WatchColumns watches = state.watches();
    for (int watch = 0; watch < watches.count(); watch++) {
      if (watches.slot(watch) >= 0) {
        watches.unset(watch, WatchColumns.PENDING_OFF);
        watches.set(watch, WatchColumns.OWED);
        forgetOnset(watch);
      }
    }
  }

  /** What began meanwhile, nobody saw begin. */
  private void forgetOnset(int number) {
    PointDefinition point = state.catalogue().point(state.watches().slot(number));
    WatchDefinition watch = point == null ? null : Catalogue.watch(point, number);
    if (watch != null
        && watch.rule() instanceof ConditionRule rule
        && rule.condition() instanceof Condition.Onset
        && !state.watches().is(number, WatchColumns.RAISED)) {
      state.watches().forget(number);
    }
  }

  /**
   * A lost link stops the clock of its door. Off-delays behind it elapse on stamps only, until a
   * reading comes when we listen again; on-delays begin their half on the clock anew.
   */
  private void turn(Link link) {
    int clock = link.door().ordinal();
    boolean wasCurrent = state.clocks().isCurrent(clock);
    state.clocks().link(link.door(), link.state());
    if (wasCurrent == state.clocks().isCurrent(clock)) {
      return;
    }
    WatchColumns watches = state.watches();
    for (int number = 0; number < watches.count(); number++) {
      PointDefinition point = state.catalogue().point(watches.slot(number));
      WatchDefinition watch = point == null ? null : Catalogue.watch(point, number);
      if (point == null || watch == null || state.catalogue().clockOf(point) != clock) {
        continue;
      }
      if (wasCurrent) {
        watchJudge.endClock(watch);
      } else {
        watchJudge.beginClockAgain(point, watch);
      }
    }
  }
}
