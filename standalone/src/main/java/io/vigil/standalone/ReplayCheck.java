package io.vigil.standalone;

import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.LogTopics;
import io.vigil.model.wire.RefusalCodec;
import io.vigil.sim.replay.CellList;
import io.vigil.sim.replay.PointCensus;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.sim.replay.ReplayVerdict;
import io.vigil.sim.replay.ReplayVerifier;
import io.vigil.sim.replay.SaidRefusals;
import io.vigil.sim.replay.StoredReadings;
import io.vigil.standalone.chaos.TopicReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Holds what an instance has stored and refused of a play against the recording.
 *
 * @param endpoints the instance
 * @param store where it stores
 */
record ReplayCheck(Endpoints endpoints, StoredReadings store) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SETTLING = Duration.ofSeconds(15);
  private static final long POLL_MILLIS = 200;

  /**
   * Store and refusals are filled behind the log: waits, for a while, until the rows are there, and
   * looks again, for a shorter while, until everything agrees.
   *
   * @param file where every cell is listed that is not simply a stored value
   */
  ReplayVerdict verify(RecordingPlay play, Path file) throws IOException, InterruptedException {
    RecordingPlant plant = play.plant();
    String enterprise = plant.file().enterprise();
    long expected = plant.census().total(PointCensus::distinct);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (store.count(enterprise) < expected && System.nanoTime() < end) {
      Thread.sleep(POLL_MILLIS);
    }
    ReplayVerdict verdict = look(play, file);
    end = System.nanoTime() + SETTLING.toNanos();
    while (!verdict.isExact() && System.nanoTime() < end) {
      Thread.sleep(POLL_MILLIS);
      verdict = look(play, file);
    }
    return verdict;
  }

  private ReplayVerdict look(RecordingPlay play, Path file)
      throws IOException, InterruptedException {
    SaidRefusals said = new SaidRefusals();
    TopicReader.forEach(
        endpoints.log(),
        LogTopics.REFUSED,
        record -> {
          Refusal refusal = RefusalCodec.decode(record.value());
          if (play.isOf(refusal)) {
            said.add(refusal);
          }
        });
    try (CellList list = CellList.create(file, play.plant().recording())) {
      return ReplayVerifier.verify(play.plant(), store, said, list);
    }
  }
}
