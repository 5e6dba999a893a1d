package io.vigil.sim.scenario;

import io.vigil.sim.plant.MineFace;
import java.time.Duration;
import java.util.List;

/** Nothing happens. */
public record Calm(Duration length) implements Scenario {
  @Override
  public String id() {
    return "calm";
  }

  @Override
  public String zh() {
    return "一切正常";
  }

  @Override
  public String en() {
    return "nothing happens";
  }

  @Override
  public List<Expectation> expectations() {
    return List.of();
  }

  @Override
  public void act(MineFace plant, long sinceMillis) {}
}
