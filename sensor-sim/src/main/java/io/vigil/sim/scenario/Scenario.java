package io.vigil.sim.scenario;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens to a plant, and what must be noticed of it: exactly the expectations, and
 * nothing else from rules that exist. Immutable; any thread.
 *
 * @param id name on the command line, unique within the plant
 * @param zh what happens, Chinese
 * @param en what happens, English
 * @param length whole seconds until the plant has settled and everything has cleared
 * @param when name of a quantity that must be on for it to begin; null if it may begin any time
 * @param acts what is done, in the order of time; afterwards the plant is as it was found
 * @param expectations what must be noticed, in milliseconds since the beginning
 * @param pending what must be noticed by rules of kinds that do not exist yet
 */
public record Scenario(
    String id,
    String zh,
    String en,
    Duration length,
    @Nullable String when,
    List<TimedAct> acts,
    List<Expectation> expectations,
    List<Pending> pending) {
  public Scenario {
    acts = List.copyOf(acts);
    expectations = List.copyOf(expectations);
    pending = List.copyOf(pending);
  }
}
