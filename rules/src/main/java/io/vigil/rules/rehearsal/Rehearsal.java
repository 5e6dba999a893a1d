package io.vigil.rules.rehearsal;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.point.Door;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.rules.step.LaneState;
import io.vigil.rules.step.Step;
import io.vigil.rules.step.StepOutput;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A lane of its own with one gateway in mode REPLAY, judged by {@link Step} as every lane is. The
 * clock is the {@code at} of the batches; nothing of the present is looked at. One thread.
 */
public final class Rehearsal implements StepOutput {
  /** The run that its activations are of. */
  public static final String RUN = "rehearsal";

  private static final int LANE = 0;
  private static final int OWNER = 1;

  private final LaneState state = LaneState.fresh(LANE);
  private final List<ActivationEvent> events = new ArrayList<>();
  private final BitSet seen = new BitSet();
  private long offset;
  private long readings;
  private long refused;
  private long first = Batch.NO_AT;
  private long last = Batch.NO_AT;

  /**
   * A lane in which these are defined.
   *
   * @param definitions from {@link ReplayPlant}: one REPLAY gateway and its points
   */
  public Rehearsal(List<DefinitionEntry> definitions) {
    append(new Link(OWNER, 0, Door.MQTT, LinkState.CURRENT));
    append(new Definition(OWNER, 0, definitions));
  }

  /** Judges a message; one without readings moves the clock. */
  public void judge(Batch batch) {
    Readings said = batch.readings();
    for (int i = 0; i < said.size(); i++) {
      seen.set(said.slots()[i]);
    }
    readings += said.size();
    first = first == Batch.NO_AT ? batch.at() : first;
    last = batch.at();
    append(batch);
  }

  private void append(LaneRecord record) {
    Step.step(state, offset++, record, this);
  }

  @Override
  public void event(JudgeEvent event) {
    if (event instanceof ActivationEvent said) {
      events.add(said);
    }
  }

  @Override
  public void refused(Refusal refusal) {
    refused++;
  }

  /** What the judge said so far, in order. */
  public List<ActivationEvent> events() {
    return List.copyOf(events);
  }

  /** How many readings it was given. */
  public long readings() {
    return readings;
  }

  /** How many of them it did not take, because their stamp had another value. */
  public long refused() {
    return refused;
  }

  /** Whether the point in this slot has said anything. */
  public boolean hasSeen(int slot) {
    return seen.get(slot);
  }

  /**
   * The first moment on its clock, milliseconds UTC; {@link Batch#NO_AT} before the first batch.
   */
  public long first() {
    return first;
  }

  /** The newest moment on its clock, milliseconds UTC; {@link Batch#NO_AT} before the first one. */
  public long last() {
    return last;
  }
}
