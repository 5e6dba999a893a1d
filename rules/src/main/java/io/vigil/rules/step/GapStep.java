package io.vigil.rules.step;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.FoundActivation;
import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GapDone;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.rule.WatchDefinition;
import java.util.List;
import java.util.function.Consumer;

/**
 * The history judge: judges what servers remembered of gaps, by the same {@link Step} as what is
 * live, and says what it found. A gap is a run of a recording: its server has a clock of its own,
 * moved by stamps alone, and the run begins with nothing known. Pure.
 *
 * <pre>
 * late batch ─▶ waits ─▶ GapDone ─▶ in order, what was not judged yet ─▶ Step ─▶ found
 * </pre>
 *
 * <p>Readings wait until their span is whole, so that one that was read twice, because its reader
 * was killed in between, is judged once and in order.
 */
public final class GapStep {
  private final GapState state;
  private final LaneState lane;
  private final LaneRecord record;
  private final Consumer<FoundActivation> found;

  private GapStep(GapState state, LaneRecord record, Consumer<FoundActivation> found) {
    this.state = state;
    this.lane = state.judged();
    this.record = record;
    this.found = found;
  }

  /**
   * Looks at one record of {@code readings-backfill}.
   *
   * @param state changed in place
   * @param offset the record's place; one that was looked at already changes nothing
   * @param record kept until its span is whole if it is a batch
   * @param found told what was found, before this returns
   */
  public static void step(
      GapState state, long offset, LaneRecord record, Consumer<FoundActivation> found) {
    if (offset > state.offset()) {
      state.moveTo(offset);
      new GapStep(state, record, found).look();
    }
  }

  private void look() {
    if (record instanceof Batch batch) {
      GatewayDefinition gateway = lane.catalogue().gateway(batch.gateway());
      if (gateway != null && gateway.door() == Door.OPC_UA) {
        state.run(batch.gateway()).await(batch);
      }
    } else if (record instanceof GapDone done) {
      judge(done, state.run(done.gateway()));
    } else if (record instanceof Definition definition) {
      judge(
          new Definition(
              definition.ownerEpoch(), definition.appended(), played(definition.entries())));
    } else if (record instanceof Snapshot snapshot) {
      judge(
          new Snapshot(
              snapshot.ownerEpoch(),
              snapshot.appended(),
              snapshot.revision(),
              snapshot.part(),
              snapshot.parts(),
              played(snapshot.entries())));
    }
  }

  /** A server whose history is judged is a recording that is played. */
  private static List<DefinitionEntry> played(List<DefinitionEntry> entries) {
    return entries.stream()
        .map(
            entry ->
                entry instanceof GatewayDefinition gateway && gateway.door() == Door.OPC_UA
                    ? played(gateway)
                    : entry)
        .toList();
  }

  private static GatewayDefinition played(GatewayDefinition gateway) {
    return new GatewayDefinition(
        gateway.number(),
        gateway.version(),
        gateway.enterprise(),
        gateway.name(),
        gateway.door(),
        GatewayMode.REPLAY,
        gateway.retired(),
        gateway.endpoint());
  }

  private void judge(GapDone done, GapRun run) {
    List<Readings> stamps = run.take(done);
    if (!run.goesOnWith(done)) {
      end(done.gateway());
      run.begin();
    }
    for (Readings readings : stamps) {
      long time = readings.times()[0];
      judge(
          new Batch(
              done.ownerEpoch(),
              done.appended(),
              done.gateway(),
              run.boot(),
              run.nextSequence(),
              time,
              time,
              time,
              readings));
    }
    if (done.closed()) {
      end(done.gateway());
    }
    run.wentThrough(done);
  }

  /** What is still true is so at the end of the gap; the live judge goes on from there. */
  private void end(int gateway) {
    WatchJudge watchJudge = new WatchJudge(lane, new EventWriter(lane, new Outlet()));
    for (int slot = 0; slot < lane.catalogue().slots(); slot++) {
      PointDefinition point = lane.catalogue().point(slot);
      if (point != null && point.gateway() == gateway) {
        for (WatchDefinition watch : point.watches()) {
          watchJudge.end(point, watch, EndReason.GAP_ENDED);
          lane.watches().reset(watch.number());
        }
      }
    }
  }

  private void judge(LaneRecord played) {
    Step.step(lane, lane.offset() + 1, played, new Outlet());
  }

  /** Hears what the judge says, and hands on what is over; nobody is owed anything else. */
  private final class Outlet implements StepOutput {
    @Override
    public void event(JudgeEvent event) {
      if (event instanceof ActivationEvent said && isOver(said) && GapSight.bears(lane, said)) {
        String id = ActivationIds.found(said.rule(), said.point(), said.onset());
        found.accept(FoundActivation.of(id, said, state.offset(), record.appended()));
      }
    }

    /** Conflicts are told by whoever stores the readings. */
    @Override
    public void refused(Refusal refusal) {}

    private boolean isOver(ActivationEvent said) {
      return !said.activation().isEmpty()
          && (said.kind() == Kind.CLEAR || said.endReason() == EndReason.GAP_ENDED);
    }
  }
}
