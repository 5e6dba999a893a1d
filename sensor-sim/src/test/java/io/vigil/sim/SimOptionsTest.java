package io.vigil.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sim.model.Example;
import io.vigil.sim.model.Mine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimOptionsTest {
  @Test
  void readsEverythingAFileMaySay(@TempDir Path folder) throws IOException {
    Path credentials = Files.writeString(folder.resolve("credentials"), "gw1=secret\n");
    Path file =
        write(
            folder,
            "mqtt=tcp://127.0.0.1:1883",
            "credentials=" + credentials,
            "seed=7",
            "scenarios=fan-trip, methane-alarm",
            "duration=PT5M",
            "ledger=" + folder.resolve("ledger"));
    SimOptions.Start start = SimOptions.read(file);
    assertThat(start.duration()).contains(Duration.ofMinutes(5));
    assertThat(start.options().mqtt()).isEqualTo("tcp://127.0.0.1:1883");
    assertThat(start.options().passwords()).containsEntry("gw1", "secret");
    assertThat(start.options().seed()).isEqualTo(7);
    assertThat(start.options().scenarios())
        .containsExactly(Mine.scenario("fan-trip"), Mine.scenario("methane-alarm"));
    assertThat(start.options().ledger()).contains(folder.resolve("ledger"));
    assertThat(start.options().toString()).doesNotContain("secret");
  }

  @Test
  void defaultsAreTheEndlessDemo(@TempDir Path folder) throws IOException {
    Path credentials = Files.writeString(folder.resolve("credentials"), "gw1=secret\n");
    SimOptions.Start start =
        SimOptions.read(write(folder, "mqtt=tcp://h:1", "credentials=" + credentials));
    assertThat(start)
        .isEqualTo(
            new SimOptions.Start(
                SimOptions.demo(Mine.model(), "tcp://h:1", Map.of("gw1", "secret")),
                Optional.empty()));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce(@TempDir Path folder) throws IOException {
    Path file =
        write(
            folder,
            "credentials=/no/such/file",
            "seed=many",
            "scenarios=fan-trip,earthquake",
            "duration=soon",
            "colour=red");
    assertThatThrownBy(() -> SimOptions.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown key colour")
        .hasMessageContaining("mqtt is missing")
        .hasMessageContaining("/no/such/file cannot be read")
        .hasMessageContaining("seed many")
        .hasMessageContaining("no scenario earthquake")
        .hasMessageContaining("duration soon");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "seed=1.5|seed 1.5 is no whole number",
        "seed=9223372036854775808|seed 9223372036854775808 is no whole number",
        "seed=|seed  is no whole number",
        "duration=5 minutes|duration 5 minutes is none; write PT5M for five minutes",
        "duration=300|duration 300 is none",
        "duration=P1M|duration P1M is none",
        "scenarios=Flood|no scenario Flood; there are [calm, methane-alarm",
        "scenarios=flood;calm|no scenario flood;calm",
        "plant=moon|plant moon is no file and none of [mine, tank-farm, casting-shop]",
        "password=x|unknown key password; there are [plant, mqtt, credentials"
      })
  void whatIsWrongIsSaidWithWhatIsPossible(String line, String words, @TempDir Path folder)
      throws IOException {
    Path credentials = Files.writeString(folder.resolve("credentials"), "gw1=secret\n");
    Path file = write(folder, "mqtt=tcp://h:1", "credentials=" + credentials, line);
    assertThatThrownBy(() -> SimOptions.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ":")
        .hasMessageContaining(words)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqtt=", "mqtt=   ", "#mqtt=tcp://h:1"})
  void brokerMustBeNamed(String line, @TempDir Path folder) throws IOException {
    Path credentials = Files.writeString(folder.resolve("credentials"), "gw1=secret\n");
    Path file = write(folder, line, "credentials=" + credentials);
    assertThatThrownBy(() -> SimOptions.read(file)).hasMessageContaining("mqtt is missing");
  }

  @Test
  void plantIsOneThatComesWithVigilOrAFile(@TempDir Path folder) throws IOException {
    Path credentials = Files.writeString(folder.resolve("credentials"), "gw1=secret\n");
    Path model = Files.writeString(folder.resolve("sump.json"), Example.json());
    String[] lines = {"mqtt=tcp://h:1", "credentials=" + credentials};
    assertThat(SimOptions.read(write(folder, lines[0], lines[1], "plant=tank-farm")).options())
        .extracting(options -> options.plant().file().enterprise())
        .isEqualTo("chem-a");
    Path own = write(folder, lines[0], lines[1], "plant=" + model, "scenarios=pump-fails");
    assertThat(SimOptions.read(own).options().plant()).isEqualTo(Example.model());
    Files.writeString(model, Example.json().replace("\"memory\": 20", "\"memory\": 0"));
    assertThatThrownBy(() -> SimOptions.read(own))
        .hasMessageContaining("plant " + model + ": /quantities/ripple/memory must be more than 0");
  }

  @Test
  void scenariosMayRepeatAndTheirOrderIsKept(@TempDir Path folder) throws IOException {
    Path credentials = Files.writeString(folder.resolve("credentials"), "gw1=secret\n");
    Path file =
        write(
            folder,
            "mqtt=tcp://h:1",
            "credentials=" + credentials,
            "scenarios = methane-alarm , fan-trip,, ,methane-alarm,");
    assertThat(SimOptions.read(file).options().scenarios())
        .containsExactly(
            Mine.scenario("methane-alarm"),
            Mine.scenario("fan-trip"),
            Mine.scenario("methane-alarm"));
  }

  @Test
  void changeOfOneOptionLeavesTheOthers(@TempDir Path folder) {
    SimOptions options =
        SimOptions.demo(Mine.model(), "tcp://h:1", Map.of("gw1", "secret"))
            .withSeed(9)
            .withLedger(folder.resolve("ledger"))
            .withScenarios(List.of(Mine.scenario("fan-stop")));
    assertThat(options)
        .isEqualTo(
            new SimOptions(
                Mine.model(),
                "tcp://h:1",
                Map.of("gw1", "secret"),
                9,
                List.of(Mine.scenario("fan-stop")),
                Optional.of(folder.resolve("ledger"))));
  }

  private static Path write(Path folder, String... lines) throws IOException {
    return Files.writeString(folder.resolve("sim.properties"), String.join("\n", lines));
  }
}
