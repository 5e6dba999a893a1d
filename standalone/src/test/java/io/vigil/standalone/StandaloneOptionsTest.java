package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.standalone.StandaloneOptions.RegistryAddress;
import io.vigil.standalone.StandaloneOptions.StoreAddress;
import io.vigil.standalone.embedded.DurabilityProfile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StandaloneOptionsTest {
  private static final Path DATA = Path.of("/d");

  @Test
  void anInstallationKeepsWhatItAcknowledgedAndListensToNobodyOutside() {
    StandaloneOptions options = StandaloneOptions.defaults(DATA);
    assertThat(options.profile()).isEqualTo(DurabilityProfile.PROCESS);
    assertThat(options.httpHost()).isEqualTo("127.0.0.1");
    assertThat(options.demo()).isFalse();
    assertThat(options.tick()).hasMillis(50);
  }

  @Test
  void theDemoIsTheSameButForItsPlantAndItsProfile() {
    StandaloneOptions demo = StandaloneOptions.demo(DATA);
    StandaloneOptions options = StandaloneOptions.defaults(DATA);
    assertThat(demo.demo()).isTrue();
    assertThat(demo.profile()).isEqualTo(DurabilityProfile.DEMO);
    assertThat(demo)
        .usingRecursiveComparison()
        .ignoringFields("demo", "profile")
        .isEqualTo(options);
  }

  @Test
  void changingOneThingLeavesTheOthers() {
    StandaloneOptions options = StandaloneOptions.demo(DATA).withPorts(81, 82, 83);
    assertThat(options.httpPort()).isEqualTo(81);
    assertThat(options.mqttPort()).isEqualTo(82);
    assertThat(options.doorPort()).isEqualTo(83);
    assertThat(options.withFreePorts())
        .usingRecursiveComparison()
        .ignoringFields("httpPort", "mqttPort", "doorPort")
        .isEqualTo(options);
    StoreAddress store = StoreAddress.of("http://influx:8086", "influxdb1", "vigil").orElseThrow();
    assertThat(options.withStore(store).externalStore()).contains(store);
    assertThat(options.withStore(store))
        .usingRecursiveComparison()
        .ignoringFields("externalStore")
        .isEqualTo(options);
  }

  @Test
  void storesAreNamedByTheirKind() {
    assertThat(StoreAddress.of("u", "questdb", "ignored"))
        .contains(new StoreAddress("u", StoreAddress.Kind.QUESTDB, ""));
    assertThat(StoreAddress.of("u", "influxdb1", "db"))
        .contains(new StoreAddress("u", StoreAddress.Kind.INFLUXDB_1, "db"));
    assertThat(StoreAddress.of("u", "InfluxDB", "db")).isEmpty();
  }

  @Test
  void aPasswordIsNeverPrinted() {
    RegistryAddress registry = new RegistryAddress("jdbc:postgresql://db/v", "vigil", "geheim");
    assertThat(registry.toString()).contains("vigil").doesNotContain("geheim");
  }
}
