package io.vigil.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.reading.QualityReason;
import io.vigil.sim.model.Mine;
import io.vigil.sim.model.PlantModel;
import io.vigil.sim.model.Plants;
import io.vigil.sim.plant.Plant;
import io.vigil.sim.plant.SimulatedPlant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScenarioPlayerTest {
  private static final long START = 1_795_449_600_000L;
  private static final Plant.Sink NOBODY = (gateway, point, time, value, reason) -> {};

  private final List<String> said = new ArrayList<>();
  private final SimulatedPlant mine = Mine.of(1);

  /** Lets the shearer's point show a number at a second of the scenario. */
  private static Scenario showing(String id, long seconds, @Nullable String when, long... atAndTo) {
    List<TimedAct> acts = new ArrayList<>();
    for (int i = 0; i < atAndTo.length; i += 2) {
      acts.add(new TimedAct(atAndTo[i] * 1_000, new Act.Force(Mine.SHEARER, atAndTo[i + 1])));
    }
    Expectation expected = new Expectation("P", "R", 1_000, 2_000, 3_000, 4_000);
    return new Scenario(
        id, id, id, Duration.ofSeconds(seconds), when, acts, List.of(expected), List.of());
  }

  private void hear(String gateway, String point, long time, double value, QualityReason reason) {
    if (point.equals(Mine.SHEARER) && value > 1) {
      said.add((time - START) / 1_000 + ":" + (long) value);
    }
  }

  @Test
  void scenariosFollowOneAnotherAndEachIsPlayedFromItsBeginningToItsEnd() {
    Scenario a = showing("a", 2, null, 0, 10, 1, 11, 2, 12);
    Scenario b = showing("b", 1, null, 0, 20, 1, 0);
    ScenarioPlayer player =
        new ScenarioPlayer(mine, List.of(new Planned(1_000, a), new Planned(2_000, b)).iterator());
    player.stepTo(START, this::hear);
    player.stepTo(START + 10_000, this::hear);
    assertThat(said).containsExactly("1:10", "2:11", "3:12", "4:12", "5:20");
    assertThat(player.happened())
        .containsExactly(new Happened(START + 1_000, a), new Happened(START + 5_000, b));
    assertThat(player.happened().get(1).expectations())
        .containsExactly(
            new Expectation("P", "R", START + 6_000, START + 7_000, START + 8_000, START + 9_000));
  }

  @Test
  void plantIsAtRestBeforeAScenarioThatBeginsAtOnce() {
    PlantModel farm = Plants.of("tank-farm");
    List<Scenario> leak = farm.scenarios().stream().filter(one -> one.id().equals("leak")).toList();
    List<Double> gas = new ArrayList<>();
    Plant.Sink listener =
        (gateway, point, time, value, reason) -> {
          if (point.equals("GD101")) {
            gas.add(value);
          }
        };
    ScenarioPlayer player = ScenarioPlayer.of(farm.plant(1), leak);
    player.stepTo(START, listener);
    player.stepTo(START + 5_000, listener);
    assertThat(gas).isNotEmpty().allMatch(value -> value < 25);
  }

  @Test
  void unevenStepsPlayTheSameAsEvenOnes() {
    List<Scenario> scenarios =
        List.of(showing("a", 3, null, 1, 10, 3, 11), showing("b", 3, null, 0, 20));
    ScenarioPlayer even = ScenarioPlayer.of(mine, scenarios);
    for (int i = 0; i <= 8; i++) {
      even.stepTo(START + i * 1_000, this::hear);
    }
    List<String> evenly = List.copyOf(said);
    said.clear();
    ScenarioPlayer uneven = ScenarioPlayer.of(Mine.of(1), scenarios);
    for (long offset : new long[] {0, 400, 1_900, 1_950, 6_001, 8_000}) {
      uneven.stepTo(START + offset, this::hear);
    }
    assertThat(said).isEqualTo(evenly).hasSize(8);
    assertThat(uneven.happened()).isEqualTo(even.happened());
  }

  @Test
  void scenarioThatIsAskedForBeginsWithTheNextSecondUnlessOneRuns() {
    ScenarioPlayer player = new ScenarioPlayer(mine, List.<Planned>of().iterator());
    Scenario a = showing("a", 3, null, 0, 10, 3, 0);
    assertThat(player.start(a)).as("before it lives").isFalse();
    player.stepTo(START, this::hear);
    assertThat(player.running()).isEmpty();
    assertThat(player.start(a)).isTrue();
    assertThat(player.running()).contains(new Happened(START + 1_000, a));
    assertThat(player.start(a)).as("one begins").isFalse();
    player.stepTo(START + 2_000, this::hear);
    assertThat(player.running()).contains(new Happened(START + 1_000, a));
    assertThat(player.start(a)).as("one runs").isFalse();
    player.stepTo(START + 4_000, this::hear);
    assertThat(player.running()).isEmpty();
    assertThat(player.start(a)).as("it has ended").isTrue();
    assertThat(said).containsExactly("1:10", "2:10", "3:10");
    assertThat(player.happened()).containsExactly(new Happened(START + 1_000, a));
  }

  @Test
  void planWaitsForWhatWasAskedForAndGoesOnAfterIt() {
    Scenario planned = showing("planned", 1, null);
    Scenario asked = showing("asked", 5, null);
    ScenarioPlayer player =
        new ScenarioPlayer(mine, List.of(new Planned(3_000, planned)).iterator());
    player.stepTo(START, NOBODY);
    assertThat(player.start(asked)).isTrue();
    player.stepTo(START + 20_000, NOBODY);
    assertThat(player.happened())
        .containsExactly(new Happened(START + 1_000, asked), new Happened(START + 6_000, planned));
  }

  /** The mine's night lasts from 16:00 to 01:00 in Beijing; the start is at 20:00. */
  @Test
  void scenarioBeginsOnlyInTheStateItNeeds() {
    Scenario atNight = showing("night", 1, "nightWork");
    Scenario withoutFeed = showing("cut", 1, "cutOff");
    ScenarioPlayer player = ScenarioPlayer.of(mine, List.of(withoutFeed));
    player.stepTo(START, NOBODY);
    player.stepTo(START + 60_000, NOBODY);
    assertThat(player.happened()).as("the plan waits").isEmpty();
    assertThat(player.start(withoutFeed)).isFalse();
    mine.move("localFan", 0, 0);
    player.stepTo(START + 62_000, NOBODY);
    assertThat(player.happened()).containsExactly(new Happened(START + 62_000, withoutFeed));
    player.stepTo(START + 70_000, NOBODY);
    assertThat(player.start(atNight)).as("control").isTrue();
  }

  @Test
  void plannedScenarioThatWaitsTooLongIsLeftOut() {
    Planned never = new Planned(1_000, 10_000, showing("cut", 1, "cutOff"));
    Planned then = new Planned(2_000, showing("then", 1, null));
    ScenarioPlayer player = new ScenarioPlayer(mine, List.of(never, then).iterator());
    player.stepTo(START, NOBODY);
    player.stepTo(START + 60_000, NOBODY);
    assertThat(player.happened()).containsExactly(new Happened(START + 13_000, then.scenario()));
  }

  @Test
  void demoLeavesAPauseAfterEachThingAndRepeatsForItsSeed() {
    Demo demo = Objects.requireNonNull(Mine.model().demo());
    DemoSchedule schedule = new DemoSchedule(demo, 3);
    DemoSchedule same = new DemoSchedule(demo, 3);
    Set<String> seen = new HashSet<>();
    assertThat(schedule.next())
        .isEqualTo(new Planned(1_000, 300_000, Mine.scenario("methane-alarm")));
    same.next();
    for (int i = 0; i < 200; i++) {
      Planned planned = schedule.next();
      assertThat(planned.afterMillis()).isBetween(5_000L, 30_000L);
      assertThat(planned).isEqualTo(same.next());
      seen.add(planned.scenario().id());
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(6).doesNotContain("flood");
  }

  @Test
  void expectationThatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Expectation("P", "R", 5, 4, 6, 7))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Expectation("P", "R", 5, 6, 4, 7))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
