package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.plant.PlantFileReader.Outcome;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Reporting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class RecordingPlantTest {
  @TestFactory
  Stream<DynamicTest> everyRecordingMakesPlantFileInOrder() throws IOException {
    return RecordingsFolder.manifest().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.path("file").asText(), () -> isInOrder(entry)));
  }

  private static void isInOrder(JsonNode entry) throws IOException {
    RecordingPlant plant = RecordingPlant.of(RecordingsFolder.file(entry.path("file").asText()));
    assertThat(PlantFileReader.read(plant.json())).isEqualTo(new Outcome.Taken(plant.file()));
    assertThat(plant.file().gateways()).hasSize(1);
    assertThat(plant.file().gateways().get(0).mode()).isEqualTo(GatewayMode.REPLAY);
    for (PlantPoint point : plant.file().points()) {
      PointCensus census = plant.census().point(point.code());
      assertThat(point.reporting()).isEqualTo(Reporting.BY_EXCEPTION);
      assertThat(point.stampMemory()).isGreaterThanOrEqualTo(Math.max(4, census.reach()));
      assertThat(census.lowest() < point.rangeLow()).isFalse();
      assertThat(census.highest() > point.rangeHigh()).isFalse();
    }
  }

  @Test
  void onlyTheTwoMethaneSignalsOfTheLongwallAreJudged() throws IOException {
    PlantFile file = RecordingPlant.of(RecordingsFolder.file("methane/longwall_a.csv")).file();
    assertThat(file.packs()).containsExactly("coal", "integrity");
    List<PlantPoint> judged =
        file.points().stream().filter(point -> !List.of().equals(point.rules())).toList();
    assertThat(judged)
        .extracting(PlantPoint::code)
        .containsExactly("MM31_CH4_pct", "MM116_CH4_pct");
    for (PlantPoint point : judged) {
      assertThat(point.rules()).containsExactly("CO-M1", "CO-M2", "CO-M3");
      assertThat(point.kind()).isEqualTo("gas.ch4");
      assertThat(point.location()).isEqualTo("face_T1");
      assertThat(point.measureUnit()).isEqualTo(MeasureUnit.PERCENT_CH4);
      assertThat(List.of(point.rangeLow(), point.rangeHigh())).containsExactly(0.0, 40.0);
    }
  }

  @Test
  void everyDeviceHasPointsOfItsOwnAtOneGateway() throws IOException {
    PlantFile file = RecordingPlant.of(RecordingsFolder.file("dust/workshop.csv")).file();
    assertThat(file.points()).hasSize(19 * 29);
    assertThat(file.points()).allMatch(point -> point.gateway().equals("replay"));
  }

  @Test
  void onlyTheRoadsideRecordingTakesMinus200ForNoValue(@TempDir Path folder) throws IOException {
    assertThat(sentinels(folder, "gas_outdoor")).containsExactly(-9999.0, -200.0);
    assertThat(sentinels(folder, "elsewhere")).containsExactly(-9999.0);
  }

  private static List<Double> sentinels(Path folder, String name) throws IOException {
    Path file = Files.createDirectories(folder.resolve(name)).resolve("a.csv");
    Files.write(file, List.of("timestamp,A", "2020-01-01 00:00:00,-200"));
    return RecordingPlant.of(file).file().points().get(0).sentinels();
  }
}
