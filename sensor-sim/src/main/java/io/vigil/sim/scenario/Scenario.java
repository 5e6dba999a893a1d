package io.vigil.sim.scenario;

import io.vigil.sim.plant.MineFace;
import java.time.Duration;
import java.util.List;

/**
 * Something that happens to a mine face, and what must be noticed of it: exactly the expectations,
 * nothing else. Immutable; any thread.
 */
public interface Scenario {
  /** Name on the command line. */
  String id();

  /** What happens, in Chinese. */
  String zh();

  /** What happens, in English. */
  String en();

  /** How long until the plant has settled and everything has cleared. */
  Duration length();

  /** What must be noticed, in milliseconds since the beginning. */
  List<Expectation> expectations();

  /**
   * Pulls the levers; called once a second before the plant moves, from the beginning until {@link
   * #length} has passed. The last call must leave the plant as it was found.
   */
  void act(MineFace plant, long sinceMillis);
}
