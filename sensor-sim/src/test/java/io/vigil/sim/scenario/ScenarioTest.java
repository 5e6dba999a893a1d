package io.vigil.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.reading.QualityReason;
import io.vigil.sim.plant.MineFace;
import io.vigil.sim.plant.Plant;
import io.vigil.sim.scenario.CoalLimits.Activation;
import io.vigil.sim.scenario.CoalLimits.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {
  private static final int SEEDS = 12;
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long START = Instant.parse("2026-11-23T16:00:00Z").toEpochMilli();

  static Stream<Scenario> scenarios() {
    return Scenarios.all().stream();
  }

  /** Around the clock, so that shifts and passes of the shearer all meet every scenario. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void exactlyWhatIsExpectedOfAScenarioComesOfIt(Scenario scenario) {
    for (int seed = 0; seed < SEEDS; seed++) {
      long begin = START + seed * 2 * HOUR + seed * 397_000L;
      Life life = new Life(seed, begin, List.of(new Calm(Duration.ofMinutes(3)), scenario));
      life.liveUntil(begin + Duration.ofMinutes(4).plus(scenario.length()).toMillis());
      List<Expectation> expected = life.expectations();
      List<Activation> found = CoalLimits.activations(life.series);
      assertThat(found)
          .as("%s, seed %d", scenario.id(), seed)
          .hasSameSizeAs(expected)
          .allSatisfy(
              activation ->
                  assertThat(expected)
                      .as("expectations that %s meets", activation)
                      .anyMatch(expectation -> isMet(expectation, activation)));
    }
  }

  @Test
  void thirtyHoursOfCalmRaiseNothing() {
    for (int seed = 0; seed < 3; seed++) {
      Life life = new Life(seed, START, List.of(new Calm(Duration.ofHours(40))));
      life.liveUntil(START + 30 * HOUR);
      assertThat(life.series.get(MineFace.CH4_FACE)).hasSize(30 * 3600 + 1);
      assertThat(CoalLimits.activations(life.series)).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void demoRaisesItsFirstAlertWithinFifteenSeconds() {
    for (int seed = 0; seed < 40; seed++) {
      long begin = START + seed * HOUR;
      Life life = Life.ofDemo(seed, begin);
      life.liveUntil(begin + Duration.ofMinutes(3).toMillis());
      long first = CoalLimits.activations(life.series).get(0).raised();
      assertThat(first - begin).as("seed %d", seed).isBetween(3_000L, 15_000L);
    }
  }

  @Test
  void demoKeepsACalmRhythmAndRaisesExactlyWhatItsScenariosPromise() {
    for (int seed = 0; seed < 4; seed++) {
      Life life = Life.ofDemo(seed, START);
      life.liveUntil(START + 3 * HOUR);
      List<Happened> happened = life.player.happened();
      assertThat(happened.size()).as("things in three hours").isBetween(60, 150);
      List<Expectation> expected =
          happened.subList(0, happened.size() - 1).stream()
              .flatMap(one -> one.expectations().stream())
              .toList();
      List<Activation> found =
          CoalLimits.activations(life.series).stream()
              .filter(one -> one.raised() < happened.get(happened.size() - 1).start())
              .toList();
      assertThat(found).hasSameSizeAs(expected);
      assertThat(found)
          .allSatisfy(one -> assertThat(expected).anyMatch(expectation -> isMet(expectation, one)));
      for (int i = 0; i < found.size(); i++) {
        assertThat(openAt(found, found.get(i).raised())).as("open at once").isLessThanOrEqualTo(4);
      }
    }
  }

  @Test
  void sameSeedGivesTheSameDemo() {
    Life one = Life.ofDemo(7, START);
    Life same = Life.ofDemo(7, START);
    Life other = Life.ofDemo(8, START);
    for (Life life : List.of(one, same, other)) {
      life.liveUntil(START + HOUR);
    }
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

  private static boolean isMet(Expectation expected, Activation found) {
    return expected.point().equals(found.point())
        && expected.rule().equals(found.rule())
        && expected.isMetBy(found.raised(), found.cleared());
  }

  private static long openAt(List<Activation> found, long time) {
    return found.stream().filter(one -> one.raised() <= time && one.cleared() > time).count();
  }

  /** A plant whose readings are kept. */
  private static final class Life implements Plant.Sink {
    final Map<String, List<Reading>> series = new HashMap<>();
    final ScenarioPlayer player;
    long now;

    Life(long seed, long start, List<Scenario> scenarios) {
      this(ScenarioPlayer.of(MineFace.of(seed), scenarios), start);
    }

    private Life(ScenarioPlayer player, long start) {
      this.player = player;
      this.now = start;
    }

    static Life ofDemo(long seed, long start) {
      return new Life(new ScenarioPlayer(MineFace.of(seed), new DemoSchedule(seed)), start);
    }

    void liveUntil(long end) {
      for (; now <= end; now += 1_000) {
        player.stepTo(now, this);
      }
    }

    List<Expectation> expectations() {
      List<Expectation> all = new ArrayList<>();
      player.happened().forEach(one -> all.addAll(one.expectations()));
      return all;
    }

    @Override
    public void reading(
        String gateway, String point, long time, double value, QualityReason reason) {
      series.computeIfAbsent(point, any -> new ArrayList<>()).add(new Reading(time, value));
    }
  }
}
