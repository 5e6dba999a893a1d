package io.vigil.standalone;

import io.vigil.ingest.opcua.OpcUaKeys;
import io.vigil.model.refusal.Refusal;
import io.vigil.sim.opcua.PlantServer;
import io.vigil.sim.replay.Pace;
import io.vigil.sim.replay.Played;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.sim.replay.RecordingServer;
import io.vigil.standalone.embedded.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/**
 * Plays a recording at an OPC UA server of its own, which the instance asks. The boot id of that
 * connection is the instance's; so everything that was said of the enterprise counts.
 */
record OpcUaPlay(RecordingPlant plant, RecordingServer server) implements RecordingPlay {
  /** Starts the server, exchanges certificates, and onboards the recording's plant. */
  static OpcUaPlay open(Path file, Path data, VigilApi admin)
      throws IOException, InterruptedException {
    int port = FreePorts.pick();
    RecordingPlant plant = RecordingPlant.overOpcUa(file, PlantServer.url(port));
    OpcUaKeys keys = OpcUaKeys.in(data.resolve("opcua"));
    RecordingServer server = RecordingServer.start(plant, port, keys.own(), PATIENCE);
    try {
      String enterprise = plant.file().enterprise();
      keys.trust(enterprise + "." + RecordingPlant.GATEWAY, server.certificate());
      admin.importPlant(enterprise, new String(plant.json(), StandardCharsets.UTF_8));
      return new OpcUaPlay(plant, server);
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  @Override
  public Played play(Pace pace) throws IOException, InterruptedException {
    try {
      return server.play(pace);
    } catch (TimeoutException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public boolean isOf(Refusal refusal) {
    return refusal.enterprise().equals(plant.file().enterprise());
  }

  @Override
  public void close() {
    server.close();
  }
}
