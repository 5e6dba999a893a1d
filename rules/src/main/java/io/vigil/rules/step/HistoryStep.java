package io.vigil.rules.step;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.reading.Readings;
import io.vigil.rules.quality.Trust;
import io.vigil.rules.step.LastStamps.Fate;
import java.util.List;

/**
 * What of a lane is to be stored: the judge's decision about repeats ({@link Intake}), without the
 * judging. Pure.
 */
public final class HistoryStep {
  private final HistoryState state;
  private final Catalogue catalogue;
  private final LastStamps stamps;
  private final HistoryOutput out;
  private final Sharing sharing = new Sharing();

  private HistoryStep(HistoryState state, HistoryOutput out) {
    this.state = state;
    this.catalogue = state.catalogue();
    this.stamps = state.intake().stamps();
    this.out = out;
  }

  /**
   * Decides about one record.
   *
   * @param state changed in place
   * @param offset the record's place in the lane; one that was read already changes nothing
   * @param record not kept
   * @param out told what to store, before this returns
   */
  public static void step(HistoryState state, long offset, LaneRecord record, HistoryOutput out) {
    if (offset > state.offset()) {
      state.moveTo(offset, record.appended());
      new HistoryStep(state, out).read(record);
    }
  }

  private void read(LaneRecord record) {
    if (record instanceof Batch batch) {
      read(batch);
    } else if (record instanceof Definition definition) {
      define(definition.entries());
    } else if (record instanceof Snapshot snapshot) {
      boolean isComplete = catalogue.completes(snapshot);
      define(snapshot.entries());
      if (isComplete) {
        removeUnnamed();
        catalogue.progress().close();
      }
    }
  }

  private void read(Batch batch) {
    Intake intake = state.intake();
    GatewayDefinition gateway = intake.take(batch, catalogue, state.offset());
    if (gateway == null) {
      return;
    }
    if (intake.isOtherRun(gateway, batch)) {
      intake.beginRun(gateway, batch.boot());
      forgetStamps(gateway.number());
    }
    BatchIntake readings = new BatchIntake(intake, catalogue, gateway, batch, out::refused);
    for (int i = 0; i < batch.readings().size(); i++) {
      read(batch, i, readings);
    }
  }

  private void read(Batch batch, int i, BatchIntake intake) {
    PointDefinition point = intake.pointOf(i);
    if (point == null) {
      return;
    }
    long time = intake.timeOf(i);
    Fate fate = intake.fateOf(i, point, time);
    if (fate == Fate.REPEAT || fate == Fate.CONFLICT) {
      return;
    }
    Readings readings = batch.readings();
    double value = readings.values()[i];
    if (fate == Fate.REVISED) {
      stamps.revise(point.slot(), time, value);
    } else {
      stamps.remember(point.slot(), time, value);
    }
    out.kept(
        point,
        time,
        value,
        Trust.reason(readings.reasons()[i]),
        readings.flags()[i],
        batch.received(),
        state.offset());
  }

  private void forgetStamps(int gateway) {
    for (int slot = 0; slot < catalogue.slots(); slot++) {
      PointDefinition point = catalogue.point(slot);
      if (point != null && point.gateway() == gateway) {
        stamps.forget(slot);
      }
    }
  }

  /** Stamps of a recording are of another time than those that come when it is none any more. */
  private void forgetOtherTime(int gateway, int clockBefore) {
    if (!Clocks.isSameTime(clockBefore, Clocks.of(catalogue.gateway(gateway)))) {
      forgetStamps(gateway);
    }
  }

  private void define(List<DefinitionEntry> entries) {
    for (DefinitionEntry entry : entries) {
      catalogue.progress().name(entry);
      if (!catalogue.isNewer(entry)) {
        continue;
      }
      if (entry instanceof PointDefinition point) {
        define(point);
      } else if (entry instanceof GatewayDefinition gateway) {
        int before = Clocks.of(catalogue.gateway(gateway.number()));
        catalogue.put(gateway);
        forgetOtherTime(gateway.number(), before);
        if (gateway.retired()) {
          state.intake().forgetGateway(gateway.number());
        }
      }
    }
  }

  private void define(PointDefinition point) {
    PointDefinition before = catalogue.point(point.slot());
    boolean isOther = before != null && !before.id().equals(point.id());
    if (point.retired() || isOther) {
      stamps.reserve(point.slot(), 0);
    }
    if (point.retired()) {
      catalogue.put(sharing.tombstone(point));
      return;
    }
    int clock = before == null ? Clocks.NONE : catalogue.clockOf(before);
    catalogue.put(sharing.stored(point));
    stamps.reserve(point.slot(), point.stampMemory());
    if (!Clocks.isSameTime(clock, catalogue.clockOf(point))) {
      stamps.forget(point.slot());
    }
  }

  private void removeUnnamed() {
    SnapshotProgress progress = catalogue.progress();
    for (int slot = 0; slot < catalogue.slots(); slot++) {
      if (catalogue.knownPoint(slot) != null && !progress.namesPoint(slot)) {
        stamps.reserve(slot, 0);
        catalogue.removePoint(slot);
      }
    }
    for (int number = 0; number < catalogue.gateways(); number++) {
      if (catalogue.knownGateway(number) != null && !progress.namesGateway(number)) {
        int before = Clocks.of(catalogue.gateway(number));
        catalogue.removeGateway(number);
        forgetOtherTime(number, before);
        state.intake().forgetGateway(number);
      }
    }
  }
}
