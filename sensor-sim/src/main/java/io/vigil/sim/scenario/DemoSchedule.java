package io.vigil.sim.scenario;

import io.vigil.sim.plant.MineFace;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * What a stranger sees: the first alert within 15 s of the start, then one thing every minute or
 * two, one after the other, each cleared before the next; never a carpet of alarms. Endless;
 * deterministic for a seed.
 */
public final class DemoSchedule implements Iterator<Planned> {
  private static final long FIRST_MILLIS = 1_000;
  private static final long SHORTEST_PAUSE_MILLIS = 5_000;
  private static final int PAUSE_SPREAD_MILLIS = 25_000;

  /** What may happen next, the everyday things more often. */
  private static final List<Scenario> REPERTOIRE =
      List.of(
          FanStop.SHORT,
          MethaneBuildUp.TO_ALARM,
          new SensorDropout(MineFace.HYDROGEN_SULPHIDE),
          FanStop.SHORT,
          MethaneBuildUp.TO_ALARM,
          new OverRange(),
          FanStop.SHORT,
          new SensorDropout(MineFace.CARBON_DIOXIDE),
          MethaneBuildUp.TO_CUT_OFF,
          FanStop.LONG);

  private final Random random;
  private boolean begun;

  /** The same seed gives the same order. */
  public DemoSchedule(long seed) {
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
      return new Planned(FIRST_MILLIS, MethaneBuildUp.TO_ALARM);
    }
    long pause = SHORTEST_PAUSE_MILLIS + random.nextInt(PAUSE_SPREAD_MILLIS) / 1_000 * 1_000;
    return new Planned(pause, REPERTOIRE.get(random.nextInt(REPERTOIRE.size())));
  }
}
