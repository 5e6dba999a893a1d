package io.vigil.alerting.demo;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The simulated plants of a demo, and what can be made to happen to them. Whoever starts Alerting
 * with a stage gets the routes to it; without one they do not exist. Any thread.
 */
public interface DemoStage {
  /** The plants that live now. */
  List<StagedPlant> plants();

  /** Lets a scenario of a plant begin with the next second, if it may. */
  Answer begin(String enterprise, String scenario);

  /** What became of it. */
  enum Answer {
    /** It begins. */
    BEGINS,
    /** There is no such plant, or it has no such scenario. */
    UNKNOWN,
    /** Another one runs, or the plant is not in the state that it begins in. */
    NOT_NOW
  }

  /**
   * A plant.
   *
   * @param enterprise its id
   * @param name what people call it, Chinese
   * @param nameEn what people call it, English
   * @param running id of the scenario that runs; null while none does
   * @param scenarios what can happen to it
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record StagedPlant(
      String enterprise,
      String name,
      String nameEn,
      @Nullable String running,
      List<StagedScenario> scenarios) {}

  /**
   * Something that can happen to a plant.
   *
   * @param id unique within the plant
   * @param zh what happens, Chinese
   * @param en what happens, English
   * @param seconds until the plant has settled and everything has cleared
   */
  @Serdeable
  record StagedScenario(String id, String zh, String en, long seconds) {}
}
