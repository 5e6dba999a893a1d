package io.vigil.standalone;

import io.vigil.model.point.Door;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.sim.replay.ReplayVerdict;
import io.vigil.sim.replay.StoredReadings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An instance that recordings are played into.
 *
 * @param endpoints where it is
 * @param data its data folder
 * @param admin signed in there
 * @param check holds what it kept against the recordings
 */
record ReplaySession(Endpoints endpoints, Path data, VigilApi admin, ReplayCheck check) {
  /** Signs in with the password that the instance made for its administrator. */
  static ReplaySession in(Endpoints endpoints, Path data, StoredReadings store)
      throws IOException, InterruptedException {
    String password = Files.readString(data.resolve("passwords/admin")).strip();
    VigilApi admin = VigilApi.login(endpoints.http(), "admin", password);
    return new ReplaySession(endpoints, data, admin, new ReplayCheck(endpoints, store));
  }

  /** Onboards a recording over a protocol. */
  RecordingPlay open(Path file, Door door) throws IOException, InterruptedException {
    return switch (door) {
      case MQTT -> MqttPlay.open(RecordingPlant.of(file), endpoints, admin);
      case OPC_UA -> OpcUaPlay.open(file, data, admin);
    };
  }

  /**
   * Holds what was kept of a play against its recording.
   *
   * @param list where every cell is listed that is not simply a stored value
   */
  ReplayVerdict verify(RecordingPlay play, Path list) throws IOException, InterruptedException {
    return check.verify(play, list);
  }
}
