package io.vigil.standalone;

import io.vigil.model.refusal.Refusal;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.replay.Pace;
import io.vigil.sim.replay.Played;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.sim.replay.RecordingPlayer;
import java.io.IOException;

/** Plays a recording through its MQTT gateway, under a boot id of its own. */
record MqttPlay(RecordingPlant plant, GatewayClient gateway) implements RecordingPlay {
  /** Onboards the recording's plant and connects its gateway. */
  static MqttPlay open(RecordingPlant plant, Endpoints endpoints, VigilApi admin)
      throws IOException, InterruptedException {
    return new MqttPlay(plant, DemoRecording.connect(plant.file(), endpoints, admin));
  }

  @Override
  public Played play(Pace pace) throws IOException, InterruptedException {
    Played played = RecordingPlayer.play(plant, gateway, pace);
    if (!gateway.awaitAcknowledged(PATIENCE)) {
      throw new CommandException("not everything was acknowledged in " + PATIENCE);
    }
    return played;
  }

  @Override
  public boolean isOf(Refusal refusal) {
    return refusal.enterprise().equals(plant.file().enterprise())
        && refusal.boot().equals(gateway.options().boot());
  }

  @Override
  public void close() {
    gateway.close();
  }
}
