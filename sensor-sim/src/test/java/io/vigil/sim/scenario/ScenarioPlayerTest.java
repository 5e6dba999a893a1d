package io.vigil.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sim.plant.MineFace;
import io.vigil.sim.plant.Plant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenarioPlayerTest {
  private static final long START = 1_795_449_600_000L;
  private static final Plant.Sink NOBODY = (gateway, point, time, value, reason) -> {};

  /** Writes down when it is called. */
  private record Probe(String id, Duration length, List<String> calls) implements Scenario {
    @Override
    public String zh() {
      return id;
    }

    @Override
    public String en() {
      return id;
    }

    @Override
    public List<Expectation> expectations() {
      return List.of(Expectation.ofSeconds("P", "R", 1, 2, 3, 4));
    }

    @Override
    public void act(MineFace plant, long sinceMillis) {
      calls.add(id + sinceMillis / 1_000);
    }
  }

  @Test
  void scenariosFollowOneAnotherAndEachIsCalledFromItsBeginningToItsEnd() {
    List<String> calls = new ArrayList<>();
    Probe a = new Probe("a", Duration.ofSeconds(2), calls);
    Probe b = new Probe("b", Duration.ofSeconds(1), calls);
    ScenarioPlayer player =
        new ScenarioPlayer(
            MineFace.of(1), List.of(new Planned(1_000, a), new Planned(2_000, b)).iterator());
    player.stepTo(START, NOBODY);
    player.stepTo(START + 10_000, NOBODY);
    assertThat(calls).containsExactly("a0", "a1", "a2", "b0", "b1");
    assertThat(player.happened())
        .containsExactly(new Happened(START + 1_000, a), new Happened(START + 5_000, b));
    assertThat(player.happened().get(1).expectations())
        .containsExactly(
            new Expectation("P", "R", START + 6_000, START + 7_000, START + 8_000, START + 9_000));
  }

  @Test
  void unevenStepsGiveTheSameCallsAsEvenOnes() {
    List<String> even = new ArrayList<>();
    List<String> uneven = new ArrayList<>();
    ScenarioPlayer one = player(even);
    for (int i = 0; i <= 8; i++) {
      one.stepTo(START + i * 1_000, NOBODY);
    }
    ScenarioPlayer other = player(uneven);
    for (long offset : new long[] {0, 400, 1_900, 1_950, 6_001, 8_000}) {
      other.stepTo(START + offset, NOBODY);
    }
    assertThat(uneven).isEqualTo(even).hasSize(8);
  }

  private static ScenarioPlayer player(List<String> calls) {
    return ScenarioPlayer.of(
        MineFace.of(1),
        List.of(
            new Probe("a", Duration.ofSeconds(3), calls),
            new Probe("b", Duration.ofSeconds(3), calls)));
  }

  @Test
  void everyScenarioHasANameOfItsOwnAndIsFoundByIt() {
    Set<String> names = new HashSet<>();
    for (Scenario scenario : Scenarios.all()) {
      assertThat(names.add(scenario.id())).as(scenario.id()).isTrue();
      assertThat(Scenarios.of(scenario.id())).contains(scenario);
      assertThat(scenario.zh()).isNotBlank();
      assertThat(scenario.en()).isNotBlank();
    }
    assertThat(Scenarios.of("earthquake")).isEmpty();
  }

  @Test
  void everythingExpectedClearsBeforeItsScenarioEnds() {
    for (Scenario scenario : Scenarios.all()) {
      assertThat(scenario.expectations())
          .allMatch(expected -> expected.clearTo() <= scenario.length().toMillis());
    }
  }

  @Test
  void demoLeavesAPauseAfterEachThingAndRepeatsForItsSeed() {
    DemoSchedule schedule = new DemoSchedule(3);
    DemoSchedule same = new DemoSchedule(3);
    Set<String> seen = new HashSet<>();
    assertThat(schedule.next()).isEqualTo(new Planned(1_000, MethaneBuildUp.TO_ALARM));
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
