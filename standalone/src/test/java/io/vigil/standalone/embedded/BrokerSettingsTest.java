package io.vigil.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.standalone.embedded.BrokerIdentity.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerSettingsTest {
  /** Below 5 percent the storage engine does not open and the broker never starts. */
  @ParameterizedTest
  @CsvSource({"512, 12", "1024, 6", "1310, 5", "3072, 5", "16384, 5"})
  void theFileCacheIs64MibOrTheLeastThatIsTaken(long heapMib, long percent) {
    assertThat(BrokerSettings.cachePercent(heapMib << 20)).isEqualTo(percent);
  }

  @Test
  void theBrokerListensOnLoopbackAloneAndTellsNobody(@TempDir Path folder) throws IOException {
    BrokerSettings.write(folder, 21_883, "");
    assertThat(Files.readString(folder.resolve("config.xml")))
        .containsOnlyOnce("<tcp-listener>")
        .contains("<port>21883</port><bind-address>127.0.0.1</bind-address>")
        .contains("<anonymous-usage-statistics><enabled>false</enabled>")
        .contains("<max-packet-size>67584</max-packet-size>");
  }

  @Test
  void moreWaitsForIngestThanForAPlant() {
    assertThat(BrokerSettings.queueOf(Kind.GATEWAY)).isEqualTo(1_000);
    assertThat(BrokerSettings.queueOf(Kind.ROOM)).isEqualTo(1_000);
    assertThat(BrokerSettings.queueOf(Kind.INGEST)).isEqualTo(20_000);
  }
}
