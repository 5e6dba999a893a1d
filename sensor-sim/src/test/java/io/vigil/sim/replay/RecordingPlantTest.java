package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.plant.PlantFileReader.Outcome;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Names;
import io.vigil.model.point.Reporting;
import io.vigil.sim.opcua.PlantServer;
import io.vigil.sim.plant.PlantFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({"methane/longwall_a.csv", "skab/other/1.csv", "dust/workshop.csv"})
  void overOpcUaItIsAnotherEnterpriseWhosePointsAreNodes(String name) throws IOException {
    Path file = RecordingsFolder.file(name);
    RecordingPlant plant = RecordingPlant.overOpcUa(file, "opc.tcp://127.0.0.1:20000/plant");
    assertThat(PlantFileReader.read(plant.json())).isEqualTo(new Outcome.Taken(plant.file()));
    assertThat(plant.door()).isEqualTo(Door.OPC_UA);
    RecordingPlant overMqtt = RecordingPlant.of(file);
    assertThat(overMqtt.door()).isEqualTo(Door.MQTT);
    String enterprise = plant.file().enterprise();
    assertThat(enterprise).isNotEqualTo(overMqtt.file().enterprise());
    for (PlantPoint point : plant.file().points()) {
      assertThat(point.source()).isEqualTo(PlantServer.source(enterprise, point.code()));
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
      assertThat(point.keys().location()).isEqualTo("face_T1");
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

  @ParameterizedTest(name = "{0}/{1} is played as {2}")
  @CsvSource({
    "methane, longwall_a.csv, rec-methane-longwall-a",
    "Set One, A.CSV, rec-set-one-a",
    "power, steel__plant (2018).csv, rec-power-steel-plant-2018"
  })
  void enterpriseIsNamedAfterTheFolderAndTheFile(
      String name, String file, String enterprise, @TempDir Path folder) throws IOException {
    assertThat(plant(folder, name, file).enterprise()).isEqualTo(enterprise);
  }

  @Test
  void recordingsWithChineseNamesAreTenantsOfTheirOwn(@TempDir Path folder) throws IOException {
    Set<String> enterprises = new HashSet<>();
    for (String name : List.of("甲/一.csv", "乙/二.csv", "甲/二.csv", "甲/a.csv", "乙/a.csv")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "t,v\n2026-01-01T00:00:00Z,1\n");
      String enterprise = RecordingPlant.of(file).file().enterprise();
      assertThat(Names.isEnterprise(enterprise)).as(enterprise).isTrue();
      enterprises.add(enterprise);
    }
    assertThat(enterprises).hasSize(5);
  }

  @Test
  void signalsThatWouldBeOnePointAreRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("r.csv");
    Files.writeString(
        file, "t,device,c,b.c\n2026-01-01T00:00:00Z,a.b,1,2\n2026-01-01T00:00:01Z,a,3,4\n");
    assertThatThrownBy(() -> RecordingPlant.of(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("two signals would be the point a.b.c");
  }

  @Test
  void longNameIsShortenedAndStaysItsOwn(@TempDir Path folder) throws IOException {
    String one = plant(folder, "recordings", "a-very-long-name-of-a-mine-1.csv").enterprise();
    String other = plant(folder, "recordings", "a-very-long-name-of-a-mine-2.csv").enterprise();
    assertThat(one).hasSize(32).startsWith("rec-recordings-a-very-").isNotEqualTo(other);
    assertThat(plant(folder, "recordings", "a-very-long-name-of-a-mine-1.csv").enterprise())
        .as("it is the same at every start")
        .isEqualTo(one);
    assertThat(plant(folder, "r", "exactly-thirty-two-letters.csv").enterprise())
        .as("that long is not too long")
        .isEqualTo("rec-r-exactly-thirty-two-letters")
        .hasSize(32);
  }

  @Test
  void rangeIsThatOfTheInstrumentOrWideEnoughForTheRecording(@TempDir Path folder)
      throws IOException {
    PlantFile file =
        plant(
            folder,
            "set",
            "ranges.csv",
            "timestamp,X,MM31_CH4_pct,AS038_air_m_s,empty,same",
            "2020-01-01 00:00:00,10,1.2,-0.3,,7",
            "2020-01-01 00:00:05,14.5,55,2,-9999,7");
    assertThat(file.points())
        .extracting(PlantPoint::rangeLow)
        .as("one span below, or the end of the instrument, or what is there")
        .containsExactly(5.0, 0.0, -0.3, -1.0, 6.0);
    assertThat(file.points())
        .extracting(PlantPoint::rangeHigh)
        .containsExactly(19.0, 55.0, 15.0, 1.0, 8.0);
    assertThat(file.points()).extracting(PlantPoint::sampleMillis).containsOnly(5_000L);
    assertThat(file.packs()).containsExactly("coal", "integrity");
    assertThat(PlantFileReader.read(PlantFileWriter.write(file)))
        .isEqualTo(new Outcome.Taken(file));
  }

  @Test
  void stampMemoryIsAsLongAsRepeatsReachBackWithinItsBounds(@TempDir Path folder)
      throws IOException {
    assertThat(memory(folder, 1)).as("four at least").isEqualTo(4);
    assertThat(memory(folder, 4)).isEqualTo(4);
    assertThat(memory(folder, 5)).isEqualTo(5);
    assertThat(memory(folder, 64)).isEqualTo(64);
    assertThat(memory(folder, 65)).as("sixty-four at most").isEqualTo(64);
  }

  /** The memory for a repeat of the oldest of so many stamps. */
  private static int memory(Path folder, int stamps) throws IOException {
    List<String> lines = new ArrayList<>(List.of("timestamp,A"));
    for (int i = 0; i < stamps; i++) {
      lines.add("2020-01-01 00:%02d:%02d,1".formatted(i / 60, i % 60));
    }
    lines.add("2020-01-01 00:00:00,1");
    return plant(folder, "set", "memory.csv", lines.toArray(String[]::new))
        .points()
        .get(0)
        .stampMemory();
  }

  private static PlantFile plant(Path folder, String name, String file, String... lines)
      throws IOException {
    List<String> text =
        lines.length == 0 ? List.of("timestamp,A", "2020-01-01 00:00:00,1") : List.of(lines);
    Path set = Files.createDirectories(folder.resolve(name));
    return RecordingPlant.of(Files.write(set.resolve(file), text)).file();
  }

  private static List<Double> sentinels(Path folder, String name) throws IOException {
    Path file = Files.createDirectories(folder.resolve(name)).resolve("a.csv");
    Files.write(file, List.of("timestamp,A", "2020-01-01 00:00:00,-200"));
    return RecordingPlant.of(file).file().points().get(0).sentinels();
  }
}
