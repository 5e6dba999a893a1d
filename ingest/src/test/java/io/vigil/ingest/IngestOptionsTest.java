package io.vigil.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.mqtt.GatewayOptions;
import io.vigil.ingest.opcua.OpcUaOptions;
import io.vigil.ingest.quota.Quota;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
                new Quota(20_000, 32L << 20),
                1));
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
}
