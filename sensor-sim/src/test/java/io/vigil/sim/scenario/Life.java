package io.vigil.sim.scenario;

import io.vigil.model.reading.QualityReason;
import io.vigil.sim.model.PlantModel;
import io.vigil.sim.plant.Plant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A plant to which things happen, and everything it says. */
final class Life implements Plant.Sink {
  final Map<String, List<Reading>> series = new HashMap<>();
  final ScenarioPlayer player;
  private final PlantModel model;
  private long now;

  private Life(PlantModel model, ScenarioPlayer player, long start) {
    this.model = model;
    this.player = player;
    this.now = start;
  }

  static Life of(PlantModel model, long seed, long start, List<Scenario> scenarios) {
    return new Life(model, ScenarioPlayer.of(model.plant(seed), scenarios), start);
  }

  static Life ofDemo(PlantModel model, long seed, long start) {
    return new Life(model, new ScenarioPlayer(model.plant(seed), model.demoPlan(seed)), start);
  }

  Life until(long end) {
    for (; now <= end; now += 1_000) {
      player.stepTo(now, this);
    }
    return this;
  }

  /** Until so many scenarios have begun, at the most for two days. */
  Life untilBegun(int scenarios) {
    long end = now + 2 * 86_400_000L;
    while (player.happened().size() < scenarios && now < end) {
      until(now);
    }
    return this;
  }

  /** What a plain evaluation must notice of everything that happened. */
  List<Expectation> expectations() {
    return expectations(player.happened());
  }

  /** What a plain evaluation must notice of these. */
  List<Expectation> expectations(List<Happened> happened) {
    PlainLimits limits = PlainLimits.of(model.file());
    return happened.stream()
        .flatMap(one -> one.expectations().stream())
        .filter(limits::judges)
        .toList();
  }

  /** What a plain evaluation of the limits notices. */
  List<Activation> activations() {
    return PlainLimits.of(model.file()).activations(series);
  }

  @Override
  public void reading(String gateway, String point, long time, double value, QualityReason reason) {
    series.computeIfAbsent(point, any -> new ArrayList<>()).add(new Reading(time, value, reason));
  }
}
