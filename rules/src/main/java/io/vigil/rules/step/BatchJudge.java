package io.vigil.rules.step;

import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Door;
import io.vigil.model.reading.Readings;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.step.LastStamps.Fate;

/** Judges one message of a gateway: its clock if it has one of its own, then its readings. */
final class BatchJudge {
  private final LaneState state;
  private final StepOutput out;
  private final EventWriter events;
  private final WatchJudge watchJudge;
  private final ClockJudge clockJudge;
  private final ReadingJudge readingJudge;

  BatchJudge(
      LaneState state,
      StepOutput out,
      EventWriter events,
      WatchJudge watchJudge,
      ClockJudge clockJudge,
      ReadingJudge readingJudge) {
    this.state = state;
    this.out = out;
    this.events = events;
    this.watchJudge = watchJudge;
    this.clockJudge = clockJudge;
    this.readingJudge = readingJudge;
  }

  void judge(Batch batch) {
    Intake intake = state.intake();
    GatewayDefinition gateway = intake.take(batch, state.catalogue(), state.offset());
    if (gateway == null) {
      return;
    }
    int clock = Clocks.of(gateway);
    if (intake.isOtherRun(gateway, batch)) {
      beginRun(gateway, clock, batch);
    } else if (Clocks.isReplay(clock)) {
      state.clocks().move(clock, batch.at());
      clockJudge.settle(clock);
    }
    events.causedBy(batch.received());
    judgeReadings(batch, gateway, state.clocks().now(clock));
    // What a former owner still hands over is a reading, but vouches for nothing.
    if (gateway.door() == Door.OPC_UA && state.clocks().isOfOwner(batch)) {
      hear(gateway);
    }
  }

  /** A server answers in order, what a broker hands over may have waited there for long. */
  private void hear(GatewayDefinition gateway) {
    state.hearing().hear(gateway.number(), state.clocks().laneTime());
    clockJudge.settleWaiting();
  }

  private void judgeReadings(Batch batch, GatewayDefinition gateway, long now) {
    BatchIntake intake =
        new BatchIntake(state.intake(), state.catalogue(), gateway, batch, out::refused);
    Readings readings = batch.readings();
    for (int i = 0; i < readings.size(); i++) {
      PointDefinition point = intake.pointOf(i);
      if (point == null) {
        continue;
      }
      long time = intake.timeOf(i);
      double value = readings.values()[i];
      Fate fate = intake.fateOf(i, point, time);
      if (fate == Fate.IN_ORDER) {
        readingJudge.judge(point, time, value, readings.reasons()[i], readings.flags()[i], now);
      } else if (fate == Fate.OUT_OF_ORDER) {
        state.stamps().remember(point.slot(), time, value);
        readingJudge.hear(point, now);
      } else if (fate == Fate.REVISED) {
        state.stamps().revise(point.slot(), time, value);
        readingJudge.hear(point, now);
        rejudgeNewest(point, time);
      }
    }
  }

  /** What is of the past was judged when it came. */
  private void rejudgeNewest(PointDefinition point, long time) {
    if (time == state.stamps().newest(point.slot())) {
      for (WatchDefinition watch : point.watches()) {
        readingJudge.rejudge(point, watch, time);
      }
    }
  }

  /** Another run of a recording: what the one before left open ends, and everything starts anew. */
  private void beginRun(GatewayDefinition gateway, int clock, Batch batch) {
    for (int slot = 0; slot < state.catalogue().slots(); slot++) {
      PointDefinition point = state.catalogue().point(slot);
      if (point != null && point.gateway() == gateway.number()) {
        endRun(point);
      }
    }
    state.intake().beginRun(gateway, batch.boot());
    state.clocks().restart(clock, batch.at());
    for (int slot = 0; slot < state.catalogue().slots(); slot++) {
      PointDefinition point = state.catalogue().point(slot);
      if (point != null && point.gateway() == gateway.number()) {
        state.points().begin(slot, batch.at());
        point.watches().forEach(watch -> Deadlines.schedule(state, point, watch));
      }
    }
  }

  private void endRun(PointDefinition point) {
    for (WatchDefinition watch : point.watches()) {
      watchJudge.end(point, watch, EndReason.RUN_ENDED);
      state.watches().reset(watch.number());
    }
    state.stamps().forget(point.slot());
  }
}
