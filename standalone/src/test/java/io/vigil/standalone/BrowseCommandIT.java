package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.opcua.OpcUaKeys;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.reading.QualityReason;
import io.vigil.sim.model.Plants;
import io.vigil.sim.opcua.PlantIdentity;
import io.vigil.sim.opcua.PlantServer;
import io.vigil.standalone.embedded.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command against the server of a simulated plant. */
class BrowseCommandIT {
  private static final String ENTERPRISE = "chem-a";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void pointsOfASimulatedPlantAreListedAsItsPlantFileNamesThem(@TempDir Path data)
      throws IOException, InterruptedException {
    List<PlantPoint> points =
        Plants.of("tank-farm").file().points().stream()
            .filter(point -> point.gateway().equals("sis"))
            .toList();
    PlantIdentity identity =
        PlantIdentity.create(PlantServer.namespace(ENTERPRISE), PlantServer.HOST);
    try (PlantServer server =
        PlantServer.start(ENTERPRISE, points, identity, null, FreePorts.pick())) {
      OpcUaKeys keys = OpcUaKeys.in(data.resolve("opcua"));
      assertThat(browse(server, data)).as("nobody trusts anybody yet").isEqualTo(1);
      assertThat(err.toString()).contains("证书未互相信任", "certificates are not trusted");
      identity.trust(keys.own());
      keys.trust("browse", identity.certificate());
      server.set("TK101.LT2", 1_795_334_531_000L, 4.5, QualityReason.GOOD);
      assertThat(browse(server, data)).isZero();
      String line = line(PlantServer.source(ENTERPRISE, "TK101.LT2"));
      assertThat(line).contains("Double", "4.5", "良好 | good", "m ", "..");
      assertThat(out.toString()).contains(" 个节点 | nodes");
    }
  }

  private int browse(PlantServer server, Path data) {
    CommandLine command =
        Vigil.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute(
        "browse",
        server.url(),
        "--data",
        data.toString(),
        "--node",
        PlantServer.source(ENTERPRISE, "plant"));
  }

  private String line(String node) {
    return out.toString().lines().filter(line -> line.startsWith(node)).findFirst().orElseThrow();
  }
}
