package io.vigil.rules.step;

import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.WatchDefinition;
import java.util.List;

/**
 * Puts new versions of definitions into effect at their place in the lane. An edit keeps the watch
 * and its open activation, and says so; a watch that ceases ends.
 */
final class DefinitionJudge {
  private final LaneState state;
  private final Catalogue catalogue;
  private final WatchJudge watchJudge;
  private final ReadingJudge readingJudge;
  private final Sharing sharing = new Sharing();

  DefinitionJudge(LaneState state, WatchJudge watchJudge, ReadingJudge readingJudge) {
    this.state = state;
    this.catalogue = state.catalogue();
    this.watchJudge = watchJudge;
    this.readingJudge = readingJudge;
  }

  void judge(Snapshot part) {
    boolean isComplete = catalogue.completes(part);
    judge(part.entries());
    if (isComplete) {
      removeUnnamed();
      catalogue.progress().close();
    }
  }

  /** Gateways first: points are judged on the clock of theirs. */
  void judge(List<DefinitionEntry> entries) {
    for (DefinitionEntry entry : entries) {
      catalogue.progress().name(entry);
      if (entry instanceof GatewayDefinition gateway && catalogue.isNewer(gateway)) {
        change(gateway);
      }
    }
    for (DefinitionEntry entry : entries) {
      if (entry instanceof PointDefinition point && catalogue.isNewer(point)) {
        change(point);
      }
    }
  }

  private void change(GatewayDefinition gateway) {
    int before = Clocks.of(catalogue.gateway(gateway.number()));
    catalogue.put(gateway);
    moveClock(gateway.number(), before);
    if (gateway.retired()) {
      state.intake().forgetGateway(gateway.number());
    }
  }

  private void moveClock(int gateway, int before) {
    if (before == Clocks.of(catalogue.gateway(gateway)) || !catalogue.hasPoints(gateway)) {
      return;
    }
    for (int slot = 0; slot < catalogue.slots(); slot++) {
      PointDefinition point = catalogue.point(slot);
      if (point != null && point.gateway() == gateway) {
        moveClock(point, before);
      }
    }
  }

  private void change(PointDefinition definition) {
    int slot = definition.slot();
    PointDefinition before = catalogue.point(slot);
    if (before != null && (definition.retired() || !before.id().equals(definition.id()))) {
      retire(before);
      before = null;
    }
    if (definition.retired()) {
      catalogue.put(sharing.tombstone(definition));
      return;
    }
    PointDefinition point = sharing.judged(definition);
    int clockBefore = before == null ? Clocks.NONE : catalogue.clockOf(before);
    catalogue.put(point);
    state.stamps().reserve(slot, point.stampMemory());
    if (before == null) {
      state.points().begin(slot, state.clocks().now(catalogue.clockOf(point)));
    } else {
      removeWatches(before, point, clockBefore);
      moveClock(before, clockBefore);
    }
    boolean isOtherwiseTold = before != null && before.reporting() != point.reporting();
    for (WatchDefinition watch : point.watches()) {
      WatchDefinition known = before == null ? null : Catalogue.watch(before, watch.number());
      if (known != null && isOtherwiseTold) {
        state.watches().unset(watch.number(), WatchColumns.PENDING_OFF);
      }
      if (known == null) {
        add(point, watch);
      } else if (!known.equals(watch)) {
        edit(point, known, watch);
      }
    }
  }

  private void retire(PointDefinition point) {
    int clock = catalogue.clockOf(point);
    for (WatchDefinition watch : point.watches()) {
      remove(point, watch, clock, EndReason.POINT_RETIRED);
    }
    state.stamps().reserve(point.slot(), 0);
  }

  private void removeWatches(PointDefinition before, PointDefinition point, int clock) {
    for (WatchDefinition watch : before.watches()) {
      if (Catalogue.watch(point, watch.number()) == null) {
        remove(before, watch, clock, EndReason.WATCH_REMOVED);
      }
    }
  }

  private void remove(PointDefinition point, WatchDefinition watch, int clock, EndReason reason) {
    watchJudge.end(point, watch, reason);
    state.queues().remove(clock, watch.number());
    state.watches().end(watch.number());
    Gates.disconnect(state, watch);
    Conditions.disconnect(state, watch);
  }

  private void add(PointDefinition point, WatchDefinition watch) {
    state.watches().begin(watch.number(), point.slot());
    Gates.connect(state, watch);
    Conditions.connect(state, watch);
    Deadlines.schedule(state, point, watch);
    readingJudge.rejudge(point, watch, momentOf(point));
  }

  private void edit(PointDefinition point, WatchDefinition known, WatchDefinition watch) {
    WatchColumns watches = state.watches();
    int number = watch.number();
    Gates.disconnect(state, known);
    Gates.connect(state, watch);
    Conditions.disconnect(state, known);
    Conditions.connect(state, watch);
    watches.unset(number, WatchColumns.PENDING_OFF);
    boolean isOfOneKind = watch.rule().getClass() == known.rule().getClass();
    if (!isOfOneKind || watch.rule() instanceof StaleRule) {
      watches.unset(number, WatchColumns.PENDING_ON);
    }
    if (!isOfOneKind || watch.rule() instanceof ConditionRule) {
      watches.forget(number);
    }
    if (watches.is(number, WatchColumns.PENDING_ON) && watches.due(number) != Clocks.NEVER) {
      Delays before = known.rule().delays();
      long longer = watch.rule().delays().onMillis() - before.onMillis();
      watches.setDue(number, watches.due(number) + longer);
    }
    if (!watches.is(number, WatchColumns.OWED)) {
      watchJudge.restate(point, watch);
    }
    Deadlines.schedule(state, point, watch);
    readingJudge.rejudge(point, watch, momentOf(point));
  }

  /** Now, as a stamp of the point: not before its newest one. */
  private long momentOf(PointDefinition point) {
    long utc = state.clocks().utc(catalogue.clockOf(point));
    return Math.max(utc, state.stamps().newest(point.slot()));
  }

  /**
   * The point is judged on another clock from now on. What was heard so long ago still was; but
   * between now and the time of a recording, or of two recordings, nothing carries over.
   */
  private void moveClock(PointDefinition before, int from) {
    PointDefinition point = catalogue.point(before.slot());
    if (point == null) {
      return;
    }
    int to = catalogue.clockOf(point);
    if (from == to) {
      return;
    }
    boolean isSameTime = Clocks.isSameTime(from, to);
    long then = state.clocks().now(from);
    long now = state.clocks().now(to);
    List<WatchDefinition> kept = before.watches().stream().filter(this::isBound).toList();
    for (WatchDefinition watch : kept) {
      int number = watch.number();
      state.queues().remove(from, number);
      if (isSameTime) {
        state.watches().setDue(number, shifted(state.watches().due(number), then, now));
      } else {
        watchJudge.end(point, watch, EndReason.WATCH_REMOVED);
        state.watches().reset(number);
      }
    }
    if (isSameTime) {
      state.points().shift(point.slot(), then, now);
    } else {
      state.stamps().forget(point.slot());
      state.points().begin(point.slot(), now);
    }
    for (WatchDefinition watch : kept) {
      Deadlines.schedule(state, point, watch);
    }
  }

  private boolean isBound(WatchDefinition watch) {
    return state.watches().slot(watch.number()) >= 0;
  }

  private static long shifted(long due, long then, long now) {
    return due == Clocks.NEVER ? due : due - then + now;
  }

  private void removeUnnamed() {
    SnapshotProgress progress = catalogue.progress();
    for (int slot = 0; slot < catalogue.slots(); slot++) {
      if (catalogue.knownPoint(slot) != null && !progress.namesPoint(slot)) {
        PointDefinition point = catalogue.point(slot);
        if (point != null) {
          retire(point);
        }
        catalogue.removePoint(slot);
      }
    }
    for (int number = 0; number < catalogue.gateways(); number++) {
      if (catalogue.knownGateway(number) != null && !progress.namesGateway(number)) {
        int before = Clocks.of(catalogue.gateway(number));
        catalogue.removeGateway(number);
        moveClock(number, before);
        state.intake().forgetGateway(number);
        state.hearing().forget(number);
      }
    }
  }
}
