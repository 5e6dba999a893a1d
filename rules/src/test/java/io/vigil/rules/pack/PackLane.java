package io.vigil.rules.pack;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Tick;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.PointId;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.step.LaneState;
import io.vigil.rules.step.Step;
import io.vigil.rules.step.StepOutput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A lane with a bound plant on one gateway, a second a step; knows which rules were raised. */
final class PackLane implements StepOutput {
  private static final long SECOND = 1000;

  private final LaneState state = LaneState.fresh(1);
  private final Map<String, Integer> slots = new LinkedHashMap<>();
  private final Set<String> raised = new HashSet<>();
  private long now = 1_700_000_000_000L;
  private long offset;
  private long sequence;

  PackLane(List<BoundPoint> points) {
    points.forEach(bound -> slots.put(bound.point().code(), slots.size()));
    append(new Link(1, now, Door.MQTT, LinkState.CURRENT));
    List<DefinitionEntry> entries = new ArrayList<>();
    entries.add(new GatewayDefinition(0, 1, "plant-a", "gw1", Door.MQTT, GatewayMode.LIVE, false));
    int watch = 0;
    for (BoundPoint bound : points) {
      entries.add(define(bound, watch));
      watch += bound.rules().size();
    }
    append(new Definition(1, now, entries));
  }

  private PointDefinition define(BoundPoint bound, int firstWatch) {
    List<WatchDefinition> watches = new ArrayList<>();
    for (BoundRule rule : bound.rules()) {
      watches.add(rule.watch(firstWatch + watches.size(), 1, this::slot));
    }
    PlantPoint point = bound.point();
    return new PointDefinition(
        slot(point.code()),
        1,
        new PointId("plant-a", point.code()),
        point.name(),
        point.nameEn(),
        point.unit(),
        point.kind(),
        0,
        point.measureUnit(),
        point.rangeLow(),
        point.rangeHigh(),
        point.reporting(),
        point.sampleMillis(),
        point.stampMemory(),
        List.of(),
        watches,
        false);
  }

  /** Every point says its value, and a second passes. */
  void say(Map<String, Double> values) {
    say(values, Map.of());
  }

  /** The same, and the first so many of them bear a mark of {@link ReadingFlag}. */
  void sayMarked(Map<String, Double> values, byte mark, int marked) {
    say(values, Map.of(), mark, marked);
  }

  /** The same, and some values are not good, for these reasons. */
  void say(Map<String, Double> values, Map<String, QualityReason> reasons) {
    say(values, reasons, (byte) 0, 0);
  }

  private void say(
      Map<String, Double> values, Map<String, QualityReason> reasons, byte mark, int marked) {
    Readings readings =
        new Readings(
            new int[values.size()],
            new long[values.size()],
            new double[values.size()],
            new byte[values.size()],
            new byte[values.size()]);
    int i = 0;
    for (Map.Entry<String, Double> one : values.entrySet()) {
      readings.slots()[i] = slot(one.getKey());
      readings.times()[i] = now;
      readings.reasons()[i] = reasons.getOrDefault(one.getKey(), QualityReason.GOOD).code();
      readings.flags()[i] = i < marked ? mark : 0;
      readings.values()[i++] = one.getValue();
    }
    append(new Batch(1, now, 0, "b1", sequence++, now, now, Batch.NO_AT, readings));
    now += SECOND;
    append(new Tick(1, now));
  }

  /** A second passes in which nobody says anything. */
  void keepQuiet() {
    now += SECOND;
    append(new Tick(1, now));
  }

  /** Whether the rule was raised, at any point. */
  boolean hasRaised(String rule) {
    return raised.contains(rule);
  }

  private int slot(String code) {
    return Objects.requireNonNull(slots.get(code), code);
  }

  private void append(LaneRecord record) {
    Step.step(state, offset++, record, this);
  }

  @Override
  public void event(JudgeEvent event) {
    if (event instanceof ActivationEvent said && said.kind() == ActivationEvent.Kind.RAISE) {
      raised.add(said.rule());
    }
  }

  @Override
  public void refused(Refusal refusal) {
    throw new AssertionError(refusal.toString());
  }
}
