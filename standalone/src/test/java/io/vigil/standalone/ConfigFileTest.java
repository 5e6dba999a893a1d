package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.standalone.ConfigFile.BadConfigException;
import io.vigil.standalone.embedded.DurabilityProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir Path folder;

  @Test
  void whatIsNotSaidStaysAsTheDefaults() throws IOException {
    StandaloneOptions options = ConfigFile.read(file("data=/var/lib/vigil"));

    assertThat(options).isEqualTo(StandaloneOptions.defaults(Path.of("/var/lib/vigil")));
  }

  @Test
  void everyKeyIsRead() throws IOException {
    StandaloneOptions options =
        ConfigFile.read(
            file(
                """
                data=/d
                http.host=0.0.0.0
                http.port=1
                mqtt.port=2
                log.port=3
                store.port=4
                log.bootstrap=kafka:9092
                store.url=http://influx:8086
                store.kind=influxdb1
                store.database=plant
                registry.url=jdbc:postgresql://db/vigil
                registry.user=u
                registry.password=p
                lanes=64
                connections=5
                tick.millis=20
                checkpoint.millis=3000
                durability=power
                """));

    assertThat(options.httpHost()).isEqualTo("0.0.0.0");
    assertThat(options.httpPort()).isEqualTo(1);
    assertThat(options.mqttPort()).isEqualTo(2);
    assertThat(options.logPort()).isEqualTo(3);
    assertThat(options.storePort()).isEqualTo(4);
    assertThat(options.externalLog()).contains("kafka:9092");
    assertThat(options.externalStore().orElseThrow().database()).isEqualTo("plant");
    assertThat(options.externalRegistry().orElseThrow().user()).isEqualTo("u");
    assertThat(options.lanes()).isEqualTo(64);
    assertThat(options.connections()).isEqualTo(5);
    assertThat(options.tick()).hasMillis(20);
    assertThat(options.checkpointInterval()).hasSeconds(3);
    assertThat(options.profile()).isEqualTo(DurabilityProfile.POWER);
    assertThat(options.demo()).isFalse();
  }

  @Test
  void allMistakesAreNamedAtOnceWithKeyValueAndWhatIsAllowed() throws IOException {
    Path file = file("data=/d\nhttp.prot=80\nlanes=0\nmqtt.port=many\ndurability=best\n");

    assertThatThrownBy(() -> ConfigFile.read(file))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining("http.prot: unknown")
        .hasMessageContaining("lanes: '0' is not a whole number from 1 to 256")
        .hasMessageContaining("mqtt.port: 'many' is not a whole number from 0 to 65535")
        .hasMessageContaining("durability: 'best' is none of demo, process, power");
  }

  @Test
  void aMissingDataFolderIsAMistake() throws IOException {
    Path file = file("http.port=80");

    assertThatThrownBy(() -> ConfigFile.read(file)).hasMessageContaining("data: missing");
  }

  @Test
  void aPasswordNeverStandsInWhatIsPrinted() throws IOException {
    StandaloneOptions options =
        ConfigFile.read(file("data=/d\nregistry.url=jdbc:x\nregistry.password=s3cret"));

    assertThat(options.toString()).doesNotContain("s3cret");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("vigil.properties"), text);
  }
}
