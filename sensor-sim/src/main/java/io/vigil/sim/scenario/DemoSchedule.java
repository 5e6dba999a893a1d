package io.vigil.sim.scenario;

import java.util.Iterator;
import java.util.Random;

/**
 * What a stranger sees: something at once, then one thing after the other, each cleared before the
 * next; never a carpet of alarms. What cannot begin within five minutes is left out. Endless;
 * deterministic for a seed.
 */
public final class DemoSchedule implements Iterator<Planned> {
  private static final long FIRST_MILLIS = 1_000;
  private static final long PATIENCE_MILLIS = 300_000;

  private final Demo demo;
  private final Random random;
  private boolean begun;

  /** The same seed gives the same order. */
  public DemoSchedule(Demo demo, long seed) {
    this.demo = demo;
    random = new Random(seed);
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public Planned next() {
    if (!begun) {
      begun = true;
      return new Planned(FIRST_MILLIS, PATIENCE_MILLIS, demo.first());
    }
    int spread = (int) (demo.longestPauseMillis() - demo.shortestPauseMillis());
    long pause = demo.shortestPauseMillis() + random.nextInt(spread) / 1_000 * 1_000;
    Scenario drawn = demo.then().get(random.nextInt(demo.then().size()));
    return new Planned(pause, PATIENCE_MILLIS, drawn);
  }
}
