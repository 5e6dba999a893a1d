package io.vigil.sim.scenario;

import io.vigil.sim.plant.MineFace;
import java.time.Duration;
import java.util.List;

/** Both fans stop and gas bursts out: more at once than one person can read. */
public record Flood() implements Scenario {
  private static final Duration STOP = Duration.ofSeconds(160);
  private static final double PERCENT = 4.6;

  @Override
  public String id() {
    return "flood";
  }

  @Override
  public String zh() {
    return "主、局部通风机同时停机，瓦斯涌出";
  }

  @Override
  public String en() {
    return "both fans stop and gas bursts out";
  }

  @Override
  public Duration length() {
    return Duration.ofSeconds(420);
  }

  @Override
  public List<Expectation> expectations() {
    return List.of(
        Expectation.ofSeconds(MineFace.LOCAL_FAN, "CO-F1", 5, 7, 190, 193),
        Expectation.ofSeconds(MineFace.MAIN_FAN, "CO-F2", 60, 62, 190, 193),
        Expectation.ofSeconds(MineFace.FACE_AIR, "CO-V1", 68, 85, 220, 232),
        Expectation.ofSeconds(MineFace.CH4_CORNER, "CO-M1", 3, 16, 280, 390),
        Expectation.ofSeconds(MineFace.CH4_CORNER, "CO-M2", 10, 30, 280, 390),
        Expectation.ofSeconds(MineFace.CH4_CORNER, "CO-M3", 30, 65, 280, 390),
        Expectation.ofSeconds(MineFace.CH4_FACE, "CO-M1", 6, 20, 270, 380),
        Expectation.ofSeconds(MineFace.CH4_FACE, "CO-M2", 14, 35, 270, 380),
        Expectation.ofSeconds(MineFace.CH4_FACE, "CO-M3", 35, 75, 270, 380),
        Expectation.ofSeconds(MineFace.CH4_RETURN, "CO-M1", 25, 70, 270, 400),
        Expectation.ofSeconds(MineFace.CH4_RETURN, "CO-M2", 25, 70, 270, 400),
        Expectation.ofSeconds(MineFace.CH4_RETURN, "CO-M3", 80, 155, 270, 400),
        Expectation.ofSeconds(MineFace.OXYGEN, "CO-O1", 60, 110, 220, 290));
  }

  @Override
  public void act(MineFace plant, long sinceMillis) {
    if (sinceMillis == 0) {
      plant.burstTo(PERCENT);
    }
    if (sinceMillis < STOP.toMillis()) {
      plant.stopLocalFan();
      plant.stopMainFan();
    } else {
      plant.startLocalFan();
      plant.startMainFan();
    }
  }
}
