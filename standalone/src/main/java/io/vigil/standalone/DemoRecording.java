package io.vigil.standalone;

import io.vigil.model.plant.PlantFile;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.plant.PlantFileWriter;
import io.vigil.sim.replay.Pace;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.sim.replay.RecordingPlayer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recording that plays beside the demo's simulation, once, a hundred times as fast as it was
 * made. Its Alerts are marked TEST.
 */
final class DemoRecording implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DemoRecording.class);
  private static final String FILE = "methane/longwall_a.csv";
  private static final double SPEED = 100;

  private final RecordingPlant plant;
  private final GatewayClient gateway;
  private final Thread thread;

  private DemoRecording(RecordingPlant plant, GatewayClient gateway) {
    this.plant = plant;
    this.gateway = gateway;
    thread = new Thread(this::play, "demo-recording");
    thread.setDaemon(true);
  }

  /** Onboards the recording's plant and begins to play. */
  static DemoRecording start(Path recordings, Endpoints endpoints, VigilApi admin)
      throws IOException, InterruptedException {
    Path file = recordings.resolve(FILE);
    if (!Files.isReadable(file)) {
      throw new CommandException("no recording at " + file);
    }
    RecordingPlant plant = RecordingPlant.of(file);
    DemoRecording recording = new DemoRecording(plant, connect(plant.file(), endpoints, admin));
    recording.thread.start();
    return recording;
  }

  /** Onboards a plant that is played, and connects the gateway that plays it. */
  static GatewayClient connect(PlantFile plant, Endpoints endpoints, VigilApi admin)
      throws IOException, InterruptedException {
    String enterprise = plant.enterprise();
    String json = new String(PlantFileWriter.write(plant), StandardCharsets.UTF_8);
    String issued = admin.importPlant(enterprise, json).get(RecordingPlant.GATEWAY);
    String password =
        issued != null ? issued : admin.rotateCredential(enterprise, RecordingPlant.GATEWAY);
    return GatewayClient.start(
        GatewayOptions.of(endpoints.mqtt(), enterprise, RecordingPlant.GATEWAY, password),
        GatewayListener.NONE);
  }

  @Override
  public void close() {
    thread.interrupt();
    gateway.close();
  }

  private void play() {
    try {
      RecordingPlayer.play(plant, gateway, Pace.times(SPEED));
    } catch (IOException e) {
      LOG.warn("the recording stops: {}", e.toString());
    } catch (InterruptedException | IllegalStateException e) {
      LOG.debug("the recording is stopped");
    }
  }
}
