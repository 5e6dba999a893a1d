package io.vigil.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.plant.PlantPoint;
import io.vigil.model.point.Reporting;
import io.vigil.sim.model.PlantModel;
import io.vigil.sim.model.Plants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long START = Instant.parse("2026-11-23T16:00:00Z").toEpochMilli();

  static Stream<Arguments> scenarios() {
    return Plants.NAMES.stream()
        .flatMap(
            name ->
                Plants.of(name).scenarios().stream()
                    .map(scenario -> Arguments.of(name, scenario.id())));
  }

  static Stream<String> plants() {
    return Plants.NAMES.stream();
  }

  /** Around the clock, so that shifts and rhythms all meet every scenario; and a while after it. */
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("scenarios")
  void exactlyWhatIsExpectedOfAScenarioComesOfIt(String plant, String id) {
    PlantModel model = Plants.of(plant);
    Scenario scenario = model.scenario(id).orElseThrow();
    boolean isShort = scenario.length().toMillis() < HOUR && scenario.when() == null;
    int seeds = isShort ? 12 : 4;
    for (int seed = 0; seed < seeds; seed++) {
      long begin = START + seed * 24 / seeds * HOUR + seed * 397_000L;
      Life life =
          Life.of(model, seed, begin, List.of(Calm.of(Duration.ofMinutes(3 + 17 * seed)), scenario))
              .untilBegun(2);
      Happened happened = life.player.happened().get(1);
      life.until(happened.start() + scenario.length().toMillis() + 20 * MINUTE);
      requireExactly(life.expectations(), life.activations(), plant + " " + id + ", seed " + seed);
    }
  }

  @ParameterizedTest
  @MethodSource("plants")
  void thirtyHoursOfCalmRaiseNothing(String plant) {
    PlantModel model = Plants.of(plant);
    for (int seed = 0; seed < 2; seed++) {
      Life life = Life.of(model, seed, START, List.of()).until(START + 30 * HOUR);
      for (PlantPoint point : model.file().points()) {
        if (point.reporting() == Reporting.PERIODIC) {
          int readings = (int) (30 * HOUR / point.sampleMillis()) + 1;
          assertThat(life.series.get(point.code())).as(point.code()).hasSize(readings);
        }
      }
      assertThat(life.activations()).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void demoOfTheMineRaisesItsFirstAlertWithinFifteenSeconds() {
    PlantModel mine = Plants.of("mine");
    for (int seed = 0; seed < 40; seed++) {
      long begin = START + seed * HOUR;
      Life life = Life.ofDemo(mine, seed, begin).until(begin + 3 * MINUTE);
      long first = life.activations().get(0).raised();
      assertThat(first - begin).as("seed %d", seed).isBetween(3_000L, 15_000L);
    }
  }

  @ParameterizedTest
  @MethodSource("plants")
  void demoKeepsACalmRhythmAndRaisesExactlyWhatItsScenariosPromise(String plant) {
    PlantModel model = Plants.of(plant);
    for (int seed = 0; seed < 3; seed++) {
      Life life = Life.ofDemo(model, seed, START).until(START + 3 * HOUR);
      List<Happened> happened = life.player.happened();
      assertThat(happened.size()).as("things in three hours").isBetween(10, 150);
      long end = happened.get(happened.size() - 1).start();
      List<Expectation> expected = life.expectations(happened.subList(0, happened.size() - 1));
      List<Activation> found =
          life.activations().stream().filter(one -> one.raised() < end).toList();
      requireExactly(expected, found, plant + ", seed " + seed);
      for (Activation one : found) {
        assertThat(openAt(found, one.raised())).as("open at once").isLessThanOrEqualTo(4);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("plants")
  void sameSeedGivesTheSameDemo(String plant) {
    PlantModel model = Plants.of(plant);
    Life one = Life.ofDemo(model, 7, START).until(START + HOUR);
    Life same = Life.ofDemo(model, 7, START).until(START + HOUR);
    Life other = Life.ofDemo(model, 8, START).until(START + HOUR);
    assertThat(same.series).isEqualTo(one.series);
    assertThat(same.player.happened()).isEqualTo(one.player.happened());
    assertThat(other.series).as("control").isNotEqualTo(one.series);
  }

  @Test
  void expectationIsMetOnlyInsideBothItsWindows() {
    Expectation expected = new Expectation("P", "R", 10, 20, 30, 40).from(1000);
    assertThat(expected.isMetBy(1010, 1040)).isTrue();
    assertThat(expected.isMetBy(1020, 1030)).isTrue();
    assertThat(expected.isMetBy(1009, 1030)).isFalse();
    assertThat(expected.isMetBy(1021, 1030)).isFalse();
    assertThat(expected.isMetBy(1010, 1029)).isFalse();
    assertThat(expected.isMetBy(1010, 1041)).isFalse();
  }

  /** As many as expected, and each expectation is met by one. */
  private static void requireExactly(
      List<Expectation> expected, List<Activation> found, String what) {
    assertThat(found).as(what).hasSameSizeAs(expected);
    for (Expectation expectation : expected) {
      assertThat(found)
          .as("%s: what meets %s", what, expectation)
          .filteredOn(activation -> isMet(expectation, activation))
          .hasSize(1);
    }
  }

  private static boolean isMet(Expectation expected, Activation found) {
    return expected.point().equals(found.point())
        && expected.rule().equals(found.rule())
        && expected.isMetBy(found.raised(), found.cleared());
  }

  private static long openAt(List<Activation> found, long time) {
    return found.stream().filter(one -> one.raised() <= time && one.cleared() > time).count();
  }
}
