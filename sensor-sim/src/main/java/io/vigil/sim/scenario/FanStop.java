package io.vigil.sim.scenario;

import io.vigil.sim.plant.MineFace;
import java.time.Duration;
import java.util.List;

/** The local fan stops and is started again; the feed is cut meanwhile. */
public enum FanStop implements Scenario {
  /** For 20 s: noticed, and nothing comes of it. */
  SHORT("fan-trip", "局部通风机短时停机", "the local fan trips and restarts", 20, 70) {
    @Override
    public List<Expectation> expectations() {
      return List.of(Expectation.ofSeconds(MineFace.LOCAL_FAN, "CO-F1", 5, 7, 50, 53));
    }
  },

  /** For 120 s: the air stands and methane builds up. */
  LONG("fan-stop", "局部通风机停机，甲烷积聚", "the local fan stops and methane builds up", 120, 270) {
    @Override
    public List<Expectation> expectations() {
      return List.of(
          Expectation.ofSeconds(MineFace.LOCAL_FAN, "CO-F1", 5, 7, 150, 153),
          Expectation.ofSeconds(MineFace.FACE_AIR, "CO-V1", 68, 85, 180, 190),
          Expectation.ofSeconds(MineFace.CH4_CORNER, "CO-M1", 50, 105, 160, 250),
          Expectation.ofSeconds(MineFace.CH4_FACE, "CO-M1", 65, 118, 150, 230));
    }
  };

  private final String id;
  private final String zh;
  private final String en;
  private final Duration stop;
  private final Duration length;

  FanStop(String id, String zh, String en, long stopSeconds, long seconds) {
    this.id = id;
    this.zh = zh;
    this.en = en;
    this.stop = Duration.ofSeconds(stopSeconds);
    this.length = Duration.ofSeconds(seconds);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String zh() {
    return zh;
  }

  @Override
  public String en() {
    return en;
  }

  @Override
  public Duration length() {
    return length;
  }

  @Override
  public void act(MineFace plant, long sinceMillis) {
    if (sinceMillis < stop.toMillis()) {
      plant.stopLocalFan();
    } else {
      plant.startLocalFan();
    }
  }
}
