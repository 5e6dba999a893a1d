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
import io.vigil.model.point.Reporting;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.rule.WatchDefinition;
import java.util.List;
import java.util.function.Consumer;

/**
 * The history judge: judges what servers remembered of gaps and what gateways sent late, by the
 * same {@link Step} as what is live, and says what it found. A gap is a run of a recording: its
 * gateway has a clock of its own, moved by stamps alone, and the run begins with nothing known.
 * Pure.
 *
 * <pre>
 * late batch ─▶ waits ─▶ GapDone ─▶ in order, what was not judged yet ─▶ Step ─▶ found
 * </pre>
 *
 * <p>Readings wait until their span is whole, so that one that was read twice, because its reader
 * was killed in between, is judged once and in order.
 */
public final class GapStep {
  /** Samples that a periodic point may miss before what lies between is unknown; ours. */
  private static final long SILENT = 3;

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
      if (batch.readings().size() > 0 && lane.catalogue().gateway(batch.gateway()) != null) {
        state.run(batch.gateway()).await(batch);
      }
    } else if (record instanceof GapDone done) {
      judge(done, state.run(done.gateway()));
    } else if (record instanceof Definition definition) {
      judge(
          new Definition(
              definition.ownerEpoch(), definition.appended(), played(definition.entries())));
    } else if (record instanceof Snapshot snapshot) {
      judgeWaiting();
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

  /** A gateway whose history is judged is a recording that is played. */
  private static List<DefinitionEntry> played(List<DefinitionEntry> entries) {
    return entries.stream()
        .map(entry -> entry instanceof GatewayDefinition gateway ? played(gateway) : entry)
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

  /**
   * What gateways sent late and nobody called whole: whoever would have was killed, and begins now.
   * A server is asked again.
   */
  private void judgeWaiting() {
    state.waiting().stream()
        .filter(gateway -> !isServer(gateway))
        .forEach(
            gateway -> {
              GapRun run = state.run(gateway);
              judge(run.allOf(record, gateway), run);
            });
  }

  private boolean isServer(int number) {
    GatewayDefinition gateway = lane.catalogue().gateway(number);
    return gateway == null || gateway.door() == Door.OPC_UA;
  }

  private void judge(GapDone done, GapRun run) {
    List<Readings> stamps = run.take(done);
    if (!run.goesOnWith(done)) {
      end(done.gateway());
      run.begin();
    }
    for (Readings readings : stamps) {
      long time = readings.times()[0];
      if (!isServer(done.gateway())) {
        endWhatWasSilent(readings);
      }
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

  /**
   * A gateway sends late what it kept, and may have sent live what lies between: of a point that
   * reports periodically and is missing for longer, nothing goes on.
   */
  private void endWhatWasSilent(Readings readings) {
    for (int i = 0; i < readings.size(); i++) {
      int slot = readings.slots()[i];
      PointDefinition point = lane.catalogue().point(slot);
      if (point != null
          && point.reporting() == Reporting.PERIODIC
          && !lane.stamps().isEmpty(slot)
          && readings.times()[i] - lane.stamps().newest(slot) > SILENT * point.sampleMillis()) {
        end(point);
      }
    }
  }

  /** What is still true is so at the end of the gap; the live judge goes on from there. */
  private void end(int gateway) {
    for (int slot = 0; slot < lane.catalogue().slots(); slot++) {
      PointDefinition point = lane.catalogue().point(slot);
      if (point != null && point.gateway() == gateway) {
        end(point);
      }
    }
  }

  private void end(PointDefinition point) {
    WatchJudge watchJudge = new WatchJudge(lane, new EventWriter(lane, new Outlet()));
    for (WatchDefinition watch : point.watches()) {
      watchJudge.end(point, watch, EndReason.GAP_ENDED);
      lane.watches().reset(watch.number());
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
