package io.vigil.sim.scenario;

import io.vigil.sim.plant.MineFace;
import java.time.Duration;
import java.util.List;

/** Gas bursts out of the coal and is carried away again. */
public enum MethaneBuildUp implements Scenario {
  /** Above the alarm value, below the cut-off value. */
  TO_ALARM("methane-alarm", "甲烷上升至报警值", "methane rises above the alarm value", 1.11, 150) {
    @Override
    public List<Expectation> expectations() {
      return List.of(
          Expectation.ofSeconds(MineFace.CH4_CORNER, "CO-M1", 3, 16, 50, 130),
          Expectation.ofSeconds(MineFace.CH4_FACE, "CO-M1", 6, 20, 40, 110));
    }
  },

  /** Above the cut-off value: the feed is cut. */
  TO_CUT_OFF("methane-cut-off", "甲烷上升至断电值", "methane rises above the cut-off value", 1.75, 200) {
    @Override
    public List<Expectation> expectations() {
      return List.of(
          Expectation.ofSeconds(MineFace.CH4_CORNER, "CO-M1", 3, 16, 80, 190),
          Expectation.ofSeconds(MineFace.CH4_CORNER, "CO-M2", 10, 30, 80, 190),
          Expectation.ofSeconds(MineFace.CH4_FACE, "CO-M1", 6, 20, 70, 180),
          Expectation.ofSeconds(MineFace.CH4_FACE, "CO-M2", 14, 40, 70, 180));
    }
  };

  private final String id;
  private final String zh;
  private final String en;
  private final double percent;
  private final Duration length;

  MethaneBuildUp(String id, String zh, String en, double percent, long seconds) {
    this.id = id;
    this.zh = zh;
    this.en = en;
    this.percent = percent;
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
    if (sinceMillis == 0) {
      plant.burstTo(percent);
    }
  }
}
