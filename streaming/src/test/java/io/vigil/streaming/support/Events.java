package io.vigil.streaming.support;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.refusal.Refusal;
import io.vigil.rules.step.StepOutput;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a step says. */
public final class Events implements StepOutput {
  private final List<JudgeEvent> events = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  @Override
  public void event(JudgeEvent event) {
    events.add(event);
  }

  @Override
  public void refused(Refusal refusal) {
    refusals.add(refusal);
  }

  /** Everything said, pulses too, in order. */
  public List<JudgeEvent> all() {
    return List.copyOf(events);
  }

  /** What was said about activations, in order. */
  public List<ActivationEvent> activations() {
    return events.stream()
        .filter(ActivationEvent.class::isInstance)
        .map(ActivationEvent.class::cast)
        .toList();
  }

  /** What was refused, in order. */
  public List<Refusal> refusals() {
    return List.copyOf(refusals);
  }
}
