package io.vigil.sim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.reading.QualityReason;
import io.vigil.sim.plant.Plant;
import io.vigil.sim.plant.PlantFileWriter;
import io.vigil.sim.plant.SimulatedPlant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;

class MineTest {
  /** 22:00 in Beijing: the coal shift has eight hours to go. */
  private static final long NIGHT = Instant.parse("2026-11-24T14:00:00Z").toEpochMilli();

  /** 08:00 in Beijing: maintenance. */
  private static final long MORNING = Instant.parse("2026-11-25T00:00:00Z").toEpochMilli();

  private record Reading(String gateway, String point, long time, double value) {}

  @Test
  void everyPointOfTheFileSpeaksAtItsPeriodAndInsideItsRange() {
    SimulatedPlant plant = Mine.of(1);
    List<Reading> readings = live(plant, NIGHT, Duration.ofHours(2));
    for (PlantPoint point : plant.file().points()) {
      List<Reading> ofPoint = of(readings, point.code());
      long expected = Duration.ofHours(2).toMillis() / point.sampleMillis() + 1;
      assertThat(ofPoint).as(point.code()).hasSize((int) expected);
      assertThat(ofPoint)
          .allMatch(one -> one.value() >= point.rangeLow() && one.value() <= point.rangeHigh())
          .allMatch(one -> one.gateway().equals(point.gateway()));
    }
  }

  @Test
  void sameSeedGivesTheSameReadingsHoweverItIsStepped() {
    List<Reading> fine = live(Mine.of(5), NIGHT, Duration.ofMinutes(30));
    List<Reading> coarse = new ArrayList<>();
    SimulatedPlant plant = Mine.of(5);
    plant.stepTo(NIGHT, sink(coarse));
    plant.stepTo(NIGHT + Duration.ofMinutes(30).toMillis(), sink(coarse));
    assertThat(coarse).isEqualTo(fine);
    assertThat(live(Mine.of(6), NIGHT, Duration.ofMinutes(30)))
        .as("control: another seed")
        .isNotEqualTo(fine);
  }

  @Test
  void stoppedFanLetsMethaneBuildUpAndCutsTheFeed() {
    SimulatedPlant plant = Mine.of(2);
    List<Reading> before = live(plant, NIGHT, Duration.ofMinutes(5));
    plant.move("localFan", 0, 0);
    List<Reading> after = new ArrayList<>();
    plant.stepTo(NIGHT + Duration.ofMinutes(8).toMillis(), sink(after));
    assertThat(last(after, Mine.FACE_AIR)).isLessThan(0.2);
    assertThat(last(before, Mine.FACE_AIR)).as("control").isGreaterThan(1.5);
    assertThat(last(after, Mine.CH4_FACE)).isGreaterThan(2 * last(before, Mine.CH4_FACE));
    assertThat(last(after, Mine.FEED)).isZero();
    assertThat(last(before, Mine.FEED)).isEqualTo(1);
    assertThat(last(after, Mine.POWER)).isLessThan(50);
  }

  @Test
  void cuttingRaisesMethaneAndPower() {
    List<Reading> night = live(Mine.of(3), NIGHT, Duration.ofHours(4));
    List<Reading> morning = live(Mine.of(3), MORNING, Duration.ofHours(4));
    assertThat(mean(night, Mine.SHEARER)).isBetween(0.6, 0.95);
    assertThat(mean(morning, Mine.SHEARER)).isZero();
    assertThat(mean(night, Mine.CH4_FACE)).isGreaterThan(mean(morning, Mine.CH4_FACE) + 0.03);
    assertThat(mean(night, Mine.ENERGY)).isGreaterThan(3 * mean(morning, Mine.ENERGY));
  }

  @Test
  void meterCountsWhatWasDrawnInItsQuarter() {
    List<Reading> readings = live(Mine.of(4), NIGHT, Duration.ofHours(1));
    List<Reading> energy = of(readings, Mine.ENERGY);
    double kwh = mean(of(readings, Mine.POWER).subList(1, 901), Mine.POWER) / 4;
    assertThat(energy.get(1).time()).isEqualTo(NIGHT + Duration.ofMinutes(15).toMillis());
    assertThat(energy.get(1).value()).isCloseTo(kwh, org.assertj.core.data.Offset.offset(3.0));
  }

  @Test
  void silencedPointIsSilentAndForcedOneShowsItsValueUntilReleased() {
    SimulatedPlant plant = Mine.of(1);
    live(plant, NIGHT, Duration.ofMinutes(1));
    plant.silence(Mine.OXYGEN);
    plant.force(Mine.CARBON_MONOXIDE, 1_000);
    List<Reading> wrong = new ArrayList<>();
    plant.stepTo(NIGHT + 70_000, sink(wrong));
    plant.release(Mine.OXYGEN);
    plant.release(Mine.CARBON_MONOXIDE);
    List<Reading> right = new ArrayList<>();
    plant.stepTo(NIGHT + 80_000, sink(right));
    assertThat(of(wrong, Mine.OXYGEN)).isEmpty();
    assertThat(of(wrong, Mine.CARBON_MONOXIDE)).hasSize(10).allMatch(r -> r.value() == 1_000);
    assertThat(of(right, Mine.OXYGEN)).hasSize(10);
    assertThat(of(right, Mine.CARBON_MONOXIDE)).allMatch(reading -> reading.value() < 24);
    assertThatThrownBy(() -> plant.silence("F99"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("F99");
  }

  @Test
  void mainFanAloneCutsTheFeedAndGivesItBackThoughNoGasGathers() {
    SimulatedPlant plant = Mine.of(3);
    live(plant, NIGHT, Duration.ofMinutes(5));
    plant.move("mainFan", 0, 0);
    List<Reading> without = new ArrayList<>();
    plant.stepTo(NIGHT + Duration.ofMinutes(7).toMillis(), sink(without));
    assertThat(of(without, Mine.FEED)).hasSize(120).allMatch(reading -> reading.value() == 0);
    assertThat(of(without, Mine.CH4_CORNER)).allMatch(reading -> reading.value() < 1.5);
    assertThat(last(without, Mine.LOCAL_FAN)).isEqualTo(1);
    assertThat(last(without, Mine.FACE_AIR)).isBetween(0.5, 0.8);
    assertThat(last(without, Mine.MAIN_AIR)).isLessThan(1.5);
    plant.move("mainFan", 1, 0);
    List<Reading> with = new ArrayList<>();
    plant.stepTo(NIGHT + Duration.ofMinutes(9).toMillis(), sink(with));
    assertThat(last(with, Mine.FEED)).isEqualTo(1);
    assertThat(last(with, Mine.MAIN_AIR)).isGreaterThan(5);
  }

  @Test
  void clockThatStandsStillSaysNothingTwice() {
    SimulatedPlant plant = Mine.of(1);
    List<Reading> readings = new ArrayList<>();
    plant.stepTo(NIGHT, sink(readings));
    int first = readings.size();
    assertThat(first).as("all points at the full hour").isEqualTo(16);
    plant.stepTo(NIGHT, sink(readings));
    plant.stepTo(NIGHT + 999, sink(readings));
    assertThat(readings).hasSize(first);
    plant.stepTo(NIGHT + 1_000, sink(readings));
    assertThat(readings).as("the meter is silent").hasSize(first + 15);
  }

  @Test
  void plantFileSurvivesBeingWrittenAndReadAgain() {
    SimulatedPlant plant = Mine.of(1);
    PlantFileReader.Outcome read = PlantFileReader.read(PlantFileWriter.write(plant.file()));
    assertThat(read).isEqualTo(new PlantFileReader.Outcome.Taken(plant.file()));
  }

  private static List<Reading> live(SimulatedPlant plant, long start, Duration length) {
    List<Reading> readings = new ArrayList<>();
    for (long now = start; now <= start + length.toMillis(); now += 1_000) {
      plant.stepTo(now, sink(readings));
    }
    return readings;
  }

  private static Plant.Sink sink(List<Reading> readings) {
    return (gateway, point, time, value, reason) -> {
      assertThat(reason).isEqualTo(QualityReason.GOOD);
      readings.add(new Reading(gateway, point, time, value));
    };
  }

  private static List<Reading> of(List<Reading> readings, String point) {
    return readings.stream().filter(reading -> reading.point().equals(point)).toList();
  }

  private static double last(List<Reading> readings, String point) {
    List<Reading> ofPoint = of(readings, point);
    return ofPoint.get(ofPoint.size() - 1).value();
  }

  private static double mean(List<Reading> readings, String point) {
    DoubleSummaryStatistics values = new DoubleSummaryStatistics();
    of(readings, point).forEach(reading -> values.accept(reading.value()));
    return values.getAverage();
  }
}
