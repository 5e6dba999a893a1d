package io.vigil.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sim.scenario.FanStop;
import io.vigil.sim.scenario.MethaneBuildUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertThat(start.options().scenarios()).containsExactly(FanStop.SHORT, MethaneBuildUp.TO_ALARM);
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
                SimOptions.demo("tcp://h:1", java.util.Map.of("gw1", "secret")),
                java.util.Optional.empty()));
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

  private static Path write(Path folder, String... lines) throws IOException {
    return Files.writeString(folder.resolve("sim.properties"), String.join("\n", lines));
  }
}
