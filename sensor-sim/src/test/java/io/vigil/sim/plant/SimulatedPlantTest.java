package io.vigil.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.reading.QualityReason;
import io.vigil.sim.model.Example;
import io.vigil.sim.model.PlantModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedPlantTest {
  private static final String LEVEL = "S1.LT";
  private static final String PUMP = "S1.P1";
  private static final long START = 1_795_449_600_000L;

  private record Said(String point, long second, double value, QualityReason reason) {}

  private final PlantModel model = Example.model();
  private final SimulatedPlant plant = model.plant(1);
  private final List<Said> said = new ArrayList<>();

  private List<Said> until(long second, String point) {
    said.clear();
    plant.stepTo(START + second * 1_000, this::hear);
    return said.stream().filter(one -> one.point().equals(point)).toList();
  }

  private void hear(String gateway, String point, long time, double value, QualityReason reason) {
    assertThat(gateway).isEqualTo("gw1");
    said.add(new Said(point, (time - START) / 1_000, value, reason));
  }

  @Test
  void periodicPointSpeaksAtItsPeriodAndOneByExceptionWhenItChanges() {
    plant.stepTo(START, this::hear);
    assertThat(said).extracting(Said::point).containsExactly(LEVEL, PUMP);
    assertThat(until(20, LEVEL)).extracting(Said::second).containsExactly(5L, 10L, 15L, 20L);
    assertThat(until(3_600, PUMP)).extracting(Said::value).startsWith(1.0, 0.0, 1.0);
  }

  @Test
  void frozenPointShowsOnWhatItShowedLast() {
    plant.stepTo(START + 60_000, this::hear);
    double last = until(65, LEVEL).get(0).value();
    plant.freeze(LEVEL);
    plant.move("inflow", 300, 0);
    assertThat(until(100, LEVEL)).hasSize(7).allMatch(one -> one.value() == last);
    plant.release(LEVEL);
    assertThat(until(105, LEVEL).get(0).value()).isGreaterThan(last + 0.5);
  }

  @Test
  void markedPointSaysSoOfItsValues() {
    plant.stepTo(START, this::hear);
    plant.mark(LEVEL, QualityReason.CALIBRATING);
    plant.force(LEVEL, 4);
    assertThat(until(5, LEVEL)).containsExactly(new Said(LEVEL, 5, 4, QualityReason.CALIBRATING));
    plant.release(LEVEL);
    assertThat(until(10, LEVEL)).extracting(Said::reason).containsExactly(QualityReason.GOOD);
  }

  @Test
  void disconnectedGatewaySaysNothingAndWhatItWouldHaveSaidIsLost() {
    plant.stepTo(START, this::hear);
    plant.disconnect("gw1");
    until(100, LEVEL);
    assertThat(said).isEmpty();
    plant.connect("gw1");
    assertThat(until(110, LEVEL)).extracting(Said::second).containsExactly(105L, 110L);
  }

  @Test
  void silencedPointIsSilentAndTheOthersAreNot() {
    plant.stepTo(START, this::hear);
    plant.silence(LEVEL);
    plant.move("pumpWorks", 0, 0);
    plant.move("inflow", 60, 0);
    assertThat(until(60, LEVEL)).isEmpty();
    plant.move("pumpWorks", 1, 0);
    assertThat(until(120, PUMP)).isNotEmpty();
  }

  @Test
  void switchIsOnFromOneHalfUp() {
    plant.stepTo(START, this::hear);
    assertThat(plant.isOn("pumpWorks")).isTrue();
    plant.move("pumpWorks", 0.5, 0);
    plant.stepTo(START + 1_000, this::hear);
    assertThat(plant.isOn("pumpWorks")).isTrue();
    plant.move("pumpWorks", 0.49, 0);
    plant.stepTo(START + 2_000, this::hear);
    assertThat(plant.isOn("pumpWorks")).isFalse();
  }

  @Test
  void namesThatAreNotThereAreRefusedWithTheName() {
    assertThatThrownBy(() -> plant.silence("S9")).hasMessage("no point S9");
    assertThatThrownBy(() -> plant.disconnect("gw9")).hasMessage("no gateway gw9");
    assertThatThrownBy(() -> plant.move("rain", 1, 0)).hasMessage("no lever rain");
    assertThatThrownBy(() -> plant.isOn("rain")).hasMessage("no quantity rain");
    assertThatThrownBy(
            () ->
                new SimulatedPlant(
                    model.file(), model.quantities(), model.sensors().subList(0, 1), 1))
        .hasMessage("point S1.P1 has no sensor");
  }
}
