package io.vigil.standalone;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.Kind;
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
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.point.PointId;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.pack.Binding;
import io.vigil.rules.pack.BoundPoint;
import io.vigil.rules.pack.BoundRule;
import io.vigil.rules.step.LaneState;
import io.vigil.rules.step.Step;
import io.vigil.rules.step.StepOutput;
import io.vigil.sim.plant.Plant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A lane with one plant and the judge behind it: what the plant says in a second becomes one record
 * for each gateway, and what the judge says of it is kept. One thread.
 */
final class JudgedLane implements Plant.Sink, StepOutput {
  private static final int LANE = 3;

  private final LaneState state = LaneState.fresh(LANE);
  private final Map<String, Integer> slots = new LinkedHashMap<>();
  private final Map<String, Integer> gateways = new LinkedHashMap<>();
  private final Map<String, List<Said>> second = new LinkedHashMap<>();
  private final Map<String, Judged> judged = new LinkedHashMap<>();
  private long offset;
  private long sequence;

  /** One period in which a rule was active; {@code cleared} is the end of time while it is. */
  record Judged(String point, String rule, long raised, long cleared) {}

  private record Said(int slot, long time, double value, QualityReason reason) {}

  /** Defines the plant as the registry would, at this moment, milliseconds UTC. */
  JudgedLane(PlantFile file, long now) {
    List<DefinitionEntry> entries = new ArrayList<>();
    for (PlantGateway gateway : file.gateways()) {
      int number = gateways.size();
      gateways.put(gateway.name(), number);
      entries.add(
          new GatewayDefinition(
              number, 1, file.enterprise(), gateway.name(), gateway.door(), gateway.mode(), false));
      append(new Link(1, now, gateway.door(), LinkState.CURRENT));
    }
    file.points().forEach(point -> slots.put(point.code(), slots.size()));
    Binding.Outcome outcome = Binding.bind(file);
    if (!(outcome instanceof Binding.Outcome.Bound bound)) {
      throw new IllegalArgumentException(outcome.toString());
    }
    int watch = 0;
    for (BoundPoint point : bound.points()) {
      entries.add(define(file.enterprise(), point, watch));
      watch += point.rules().size();
    }
    append(new Definition(1, now, entries));
  }

  private PointDefinition define(String enterprise, BoundPoint bound, int firstWatch) {
    List<WatchDefinition> watches = new ArrayList<>();
    for (BoundRule rule : bound.rules()) {
      watches.add(rule.watch(firstWatch + watches.size(), 1, this::slot));
    }
    PlantPoint point = bound.point();
    return new PointDefinition(
        slot(point.code()),
        1,
        new PointId(enterprise, point.code()),
        point.name(),
        point.nameEn(),
        point.unit(),
        point.kind(),
        gateway(point.gateway()),
        point.measureUnit(),
        point.rangeLow(),
        point.rangeHigh(),
        point.reporting(),
        point.sampleMillis(),
        point.stampMemory(),
        point.sentinels(),
        watches,
        false);
  }

  @Override
  public void reading(String gateway, String point, long time, double value, QualityReason reason) {
    second
        .computeIfAbsent(gateway, any -> new ArrayList<>())
        .add(new Said(slot(point), time, value, reason));
  }

  /** Appends what was said since the last call. */
  void appendAll(long now) {
    for (Map.Entry<String, List<Said>> said : second.entrySet()) {
      int gateway = gateway(said.getKey());
      Readings readings = columns(said.getValue());
      append(new Batch(1, now, gateway, "b1", sequence++, now, now, Batch.NO_AT, readings));
    }
    if (second.isEmpty()) {
      append(new Tick(1, now));
    }
    second.clear();
  }

  private static Readings columns(List<Said> said) {
    int n = said.size();
    Readings columns =
        new Readings(new int[n], new long[n], new double[n], new byte[n], new byte[n]);
    for (int i = 0; i < n; i++) {
      columns.slots()[i] = said.get(i).slot();
      columns.times()[i] = said.get(i).time();
      columns.values()[i] = said.get(i).value();
      columns.reasons()[i] = said.get(i).reason().code();
    }
    return columns;
  }

  private int slot(String point) {
    return Objects.requireNonNull(slots.get(point), point);
  }

  private int gateway(String name) {
    return Objects.requireNonNull(gateways.get(name), name);
  }

  private void append(LaneRecord record) {
    Step.step(state, offset++, record, this);
  }

  @Override
  public void event(JudgeEvent event) {
    if (event instanceof ActivationEvent said) {
      String id = said.activation();
      Judged before = judged.get(id);
      if (said.kind() == Kind.RAISE) {
        judged.put(id, new Judged(said.point().code(), said.rule(), said.at(), Long.MAX_VALUE));
      } else if (said.kind() == Kind.CLEAR && before != null) {
        judged.put(id, new Judged(before.point(), before.rule(), before.raised(), said.at()));
      }
    }
  }

  @Override
  public void refused(Refusal refusal) {
    throw new AssertionError(refusal.toString());
  }

  /** What was raised so far. */
  List<Judged> activations() {
    return List.copyOf(judged.values());
  }
}
