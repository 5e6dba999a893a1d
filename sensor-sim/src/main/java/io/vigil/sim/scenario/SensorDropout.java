package io.vigil.sim.scenario;

import io.vigil.sim.plant.MineFace;
import java.time.Duration;
import java.util.List;

/** A sensor says nothing for 90 s; the coal pack lets it be silent for 60 s. */
public record SensorDropout(String point) implements Scenario {
  private static final Duration SILENCE = Duration.ofSeconds(90);

  @Override
  public String id() {
    return "dropout";
  }

  @Override
  public String zh() {
    return "测点 " + point + " 中断 90 秒";
  }

  @Override
  public String en() {
    return "point " + point + " is silent for 90 s";
  }

  @Override
  public Duration length() {
    return SILENCE.plusSeconds(10);
  }

  @Override
  public List<Expectation> expectations() {
    return List.of(Expectation.ofSeconds(point, "IN-01", 58, 64, 89, 93));
  }

  @Override
  public void act(MineFace plant, long sinceMillis) {
    if (sinceMillis < SILENCE.toMillis()) {
      plant.silence(point);
    } else {
      plant.release(point);
    }
  }
}
