package io.vigil.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.mqtt.GatewayOptions;
import io.vigil.ingest.opcua.OpcUaOptions;
import io.vigil.ingest.quota.Quota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestOptionsTest {
  private final IngestOptions options = IngestOptions.of("log:1", "tcp://broker:2", "secret");

  @Test
  void defaultsAreWhatTheDocumentsSay() {
    assertThat(options)
        .isEqualTo(
            new IngestOptions(
                "log:1",
                "tcp://broker:2",
                "vigil.ingest",
                "secret",
                2,
                8,
                50,
                300_000,
                2,
                OpcUaOptions.in(Path.of("opcua")),
                new Quota(20_000, 32L << 20)));
  }

  @Test
  void everyLaneHasExactlyOneConnection() {
    for (int connections = 1; connections <= 8; connections++) {
      IngestOptions some = options.withLanes(8, connections);
      List<Integer> owned = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        owned.addAll(some.gateway(i).lanes());
      }
      assertThat(owned).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 8).boxed().toList());
    }
  }

  @Test
  void connectionIsNamedByItsNumberForGood() {
    GatewayOptions second = options.gateway(1);
    assertThat(second.link().clientId()).isEqualTo("vigil.ingest.1");
    assertThat(second.markerTopic()).isEqualTo("vigil/ingest/vigil.ingest.1/marker");
    assertThat(second.lanes()).containsExactly(1, 3, 5, 7);
  }

  @Test
  void moreConnectionsThanLanesAreRefused() {
    assertThatThrownBy(() -> options.withLanes(2, 3)).hasMessage("3 connections for 2 lanes");
  }

  @Test
  void passwordIsNeverShown() {
    assertThat(options.toString() + options.gateway(0)).doesNotContain("secret");
  }

  @Test
  void fileIsReadAndUnknownKeysStopTheStart(@TempDir Path folder) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "p1\n");
    Path file = folder.resolve("ingest.properties");
    String lines =
        "log.bootstrap=log:1\nmqtt.url=tcp://b:2\nlanes=16\nmqtt.connections=4\ntick-millis=50\n"
            + "live-limit-millis=60000\nquota.messages-per-second=200\nopcua.folder=/keys\nmqtt.password-file="
            + password;
    Files.writeString(file, lines);
    assertThat(IngestMain.options(file))
        .isEqualTo(
            new IngestOptions(
                "log:1",
                "tcp://b:2",
                "vigil.ingest",
                "p1",
                4,
                16,
                50,
                60_000,
                2,
                OpcUaOptions.in(Path.of("/keys")),
                new Quota(200, 32L << 20)));
    Files.writeString(file, lines + "\ntick=5");
    assertThatThrownBy(() -> IngestMain.options(file)).hasMessageContaining("unknown [tick]");
    Files.writeString(file, lines.replace("lanes=16", "lanes=many"));
    assertThatThrownBy(() -> IngestMain.options(file)).hasMessageContaining("lanes is no number");
    for (String lanes : List.of("0", "-1", "1025", "4294967304")) {
      Files.writeString(file, lines.replace("lanes=16", "lanes=" + lanes));
      assertThatThrownBy(() -> IngestMain.options(file))
          .hasMessageContaining("lanes must be 1 to 1024, is " + lanes);
    }
    Files.writeString(file, lines.replace("second=200", "second=0"));
    assertThatThrownBy(() -> IngestMain.options(file)).hasMessageContaining("quota of 0 messages");
    Files.writeString(file, lines.replace("mqtt.url", "#"));
    assertThatThrownBy(() -> IngestMain.options(file)).hasMessageContaining("mqtt.url is missing");
  }
}
