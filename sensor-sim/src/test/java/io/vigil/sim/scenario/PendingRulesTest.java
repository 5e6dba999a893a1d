package io.vigil.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.reading.QualityReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules that do not exist yet will have to see is there to be seen. */
class PendingRulesTest {
  @ParameterizedTest
  @CsvSource({
    "mine, P01.KWH, F01.SHEARER",
    "tank-farm, E01.KWH, P101.RUN",
    "casting-shop, E01.KWH, K01.PROC"
  })
  void covertProductionShowsInTheMeterAloneInThreeSlotsOfFour(
      String plant, String energy, String signal) {
    Played story = Played.of(plant, "covert-production");
    double baseline = story.values(energy, 1_800, 5_400).getMax();
    List<Reading> covert = story.between(energy, 6_300, 14_400);
    assertThat(covert).hasSizeGreaterThanOrEqualTo(9);
    for (int i = 3; i < covert.size(); i++) {
      assertThat(covert.subList(i - 3, i + 1))
          .filteredOn(slot -> slot.value() > 1.3 * baseline)
          .as("slots from %d", i - 3)
          .hasSizeGreaterThanOrEqualTo(3);
    }
    assertThat(story.values(signal, 10, 14_390).getMax()).as("what the signal says").isZero();
  }

  @ParameterizedTest
  @CsvSource({"mine, F01.CH4.T1, 1", "tank-farm, GD102, 5", "casting-shop, K01.DP, 10"})
  void frozenPointSaysTheSameForMoreThanAnHour(String plant, String point, long period) {
    Played story = Played.of(plant, "freeze");
    assertThat(story.between(point, 0, 4_499))
        .hasSize((int) (4_500 / period))
        .extracting(Reading::value)
        .containsOnly(story.at(point, 0));
    assertThat(story.values(point, -600, -1).getMax())
        .as("control: before")
        .isNotEqualTo(story.at(point, 0));
  }

  @ParameterizedTest
  @CsvSource({"mine, F01.CH4.T1, 2", "tank-farm, GD103, 60", "casting-shop, K01.H2, 50"})
  void calibratedPointSaysSoWhileTheGasIsOnIt(String plant, String point, double gas) {
    Played story = Played.of(plant, "calibration");
    assertThat(story.between(point, 0, 719))
        .isNotEmpty()
        .allMatch(one -> one.reason() == QualityReason.CALIBRATING);
    assertThat(story.values(point, 60, 719).getMin()).isEqualTo(gas);
    assertThat(story.between(point, 720, 840)).allMatch(one -> one.reason() == QualityReason.GOOD);
  }

  @Test
  void stuckValveStaysOpenThirtySecondsAfterHighHighAndAGoodOneDoesNot() {
    Played story = Played.of("tank-farm", "valve-stuck");
    long stuck = story.raised("TK101.LT2", "CH-L2");
    assertThat(story.at("TK101.XV", stuck + 30)).isEqualTo(1);
    story = Played.of("tank-farm", "tank-overfill");
    long good = story.raised("TK101.LT2", "CH-L2");
    assertThat(story.at("TK101.XV", good + 30)).isZero();
    assertThat(story.at("TK101.XV", 575)).as("open again").isEqualTo(1);
  }

  @Test
  void levelInstrumentsDifferByMoreThanOnePercentForFiveMinutes() {
    Played story = Played.of("tank-farm", "level-mismatch");
    for (long second = 60; second <= 540; second += 10) {
      assertThat(Math.abs(story.at("TK102.LT1", second) - story.at("TK102.LT2", second)))
          .isGreaterThan(0.06);
    }
    assertThat(Math.abs(story.at("TK102.LT1", 0) - story.at("TK102.LT2", 0)))
        .as("control")
        .isLessThan(0.06);
  }

  @Test
  void interlockIsConfirmedWithinThreeSecondsUnlessItFails() {
    Played story = Played.of("casting-shop", "cooling-loss");
    long red = story.raised("C01.PW", "AL-P1");
    assertThat(story.at("C01.ILK", red + 3)).isEqualTo(1);
    assertThat(story.at("C01.ILK", -1)).as("before").isZero();
    story = Played.of("casting-shop", "interlock-fails");
    assertThat(story.values("C01.ILK", 0, 120).getMax()).isZero();
  }

  @Test
  void isolationValveShutsWithinFiveSecondsOfTheHeatUnlessItFails() {
    Played story = Played.of("casting-shop", "inlet-hot");
    assertThat(story.at("K01.ISO", story.raised("K01.TI", "DU-T1") + 5)).isEqualTo(1);
    story = Played.of("casting-shop", "isolation-fails");
    assertThat(story.at("K01.ISO", 199)).isZero();
  }

  @Test
  void fanStandsAndDrawsNothingWhileGrindingGoesOn() {
    Played story = Played.of("casting-shop", "collector-off");
    assertThat(story.values("K01.FAN", 0, 199).getMax()).isZero();
    assertThat(story.values("K01.PROC", 0, 199).getMin()).isEqualTo(1);
    assertThat(story.values("K01.KW", 60, 199).getMax()).isLessThan(4.5);
    assertThat(story.values("S01.KW", 60, 199).getMin()).isGreaterThan(50);
  }

  @Test
  void brokenBagDropsTheDifferentialPressureBelowAThirdOfItsBaseline() {
    Played story = Played.of("casting-shop", "bag-break");
    double baseline = story.values("K01.DP", -600, -1).getAverage();
    assertThat(story.values("K01.DP", 0, 299).getMax()).isLessThan(0.3 * baseline);
    assertThat(story.values("K01.DP", 301, 700).getMin())
        .as("a new bag")
        .isGreaterThan(0.8 * baseline);
  }

  @Test
  void threeSparksAreSeenWithinTenMinutes() {
    Played story = Played.of("casting-shop", "spark-burst");
    assertThat(story.values("K01.SPK", 0, 600).getSum()).isEqualTo(3);
  }

  @Test
  void severalDetectorsAreAtTheSecondLevelTogether() {
    Played story = Played.of("tank-farm", "flood");
    assertThat(story.at("GD101", 120)).isGreaterThan(50);
    assertThat(story.at("GD102", 120)).isGreaterThan(50);
    story = Played.of("tank-farm", "leak");
    assertThat(story.values("GD102", 0, 260).getMax()).as("control: a small leak").isLessThan(50);
  }

  @Test
  void feedStaysLiveFortySecondsAfterTheCutOffValue() {
    Played story = Played.of("mine", "feed-not-cut");
    assertThat(story.at("F01.FEED", story.raised("F01.CH4.T0", "CO-M2") + 40)).isEqualTo(1);
    story = Played.of("mine", "methane-cut-off");
    assertThat(story.at("F01.FEED", story.raised("F01.CH4.T0", "CO-M2") + 40))
        .as("control")
        .isZero();
  }
}
