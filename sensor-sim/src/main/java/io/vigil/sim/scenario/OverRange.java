package io.vigil.sim.scenario;

import io.vigil.sim.plant.MineFace;
import java.time.Duration;
import java.util.List;

/** The carbon monoxide sensor shows twice its range for 45 s: it raises, it must not clear. */
public record OverRange() implements Scenario {
  private static final Duration FAULT = Duration.ofSeconds(45);
  private static final double SHOWN = 1_000;

  @Override
  public String id() {
    return "over-range";
  }

  @Override
  public String zh() {
    return "一氧化碳传感器超量程 45 秒";
  }

  @Override
  public String en() {
    return "the carbon monoxide sensor is over its range for 45 s";
  }

  @Override
  public Duration length() {
    return FAULT.plusSeconds(70);
  }

  @Override
  public List<Expectation> expectations() {
    return List.of(Expectation.ofSeconds(MineFace.CARBON_MONOXIDE, "CO-C1", 30, 33, 104, 109));
  }

  @Override
  public void act(MineFace plant, long sinceMillis) {
    if (sinceMillis < FAULT.toMillis()) {
      plant.force(MineFace.CARBON_MONOXIDE, SHOWN);
    } else {
      plant.release(MineFace.CARBON_MONOXIDE);
    }
  }
}
