package io.vigil.standalone.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.sim.replay.StoreQuery;
import io.vigil.standalone.AdminSignIn;
import io.vigil.standalone.ServerProcess;
import io.vigil.standalone.VigilApi;
import io.vigil.standalone.embedded.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code vigil run}: everything in one process, that is killed as a whole. */
public final class OneProcess implements Victim {
  private final Path data;
  private final ServerProcess server;
  private final AdminSignIn admin = new AdminSignIn();

  private OneProcess(Path data, ServerProcess server) {
    this.data = data;
    this.server = server;
  }

  /** Starts it; the folder is for data, configuration and output, and empty or new. */
  public static OneProcess start(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path data = folder.resolve("data");
    String text =
        "data="
            + data
            + "\nhttp.port="
            + FreePorts.pick()
            + "\nmqtt.port="
            + FreePorts.pick()
            + "\ntick.millis=20\n";
    Path config = Files.writeString(folder.resolve("vigil.properties"), text);
    return new OneProcess(
        data, ServerProcess.start(config, data, folder.resolve("server.log"), "1g"));
  }

  @Override
  public List<Fault> faults() {
    return List.of(new Fault(FaultKind.KILLED, "everything", server::kill, server::restart));
  }

  /** A restart has waited for it. */
  @Override
  public void awaitWorking() {}

  @Override
  public VigilApi admin() throws IOException, InterruptedException {
    return admin.at(server.endpoints(), data);
  }

  @Override
  public String mqtt() throws IOException {
    return server.endpoints().mqtt();
  }

  @Override
  public String log() throws IOException {
    return server.endpoints().log();
  }

  @Override
  public Iterable<JsonNode> stored(String enterprise) throws IOException, InterruptedException {
    return new StoreQuery(server.endpoints().store())
        .rows(
            "select point, cast(timestamp as long) from reading where enterprise = '"
                + enterprise
                + "'");
  }

  @Override
  public void close() {
    server.close();
  }
}
