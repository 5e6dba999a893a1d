package io.vigil.standalone;

import io.vigil.model.refusal.Refusal;
import io.vigil.sim.replay.Pace;
import io.vigil.sim.replay.Played;
import io.vigil.sim.replay.RecordingPlant;
import java.io.IOException;
import java.time.Duration;

/** A recording on its way into an instance over one protocol, played once. One thread. */
interface RecordingPlay extends AutoCloseable {
  /** How long the instance may take to fetch or to acknowledge. */
  Duration PATIENCE = Duration.ofMinutes(2);

  /** The plant that it is played as. */
  RecordingPlant plant();

  /**
   * Plays all of it. Returns when the instance has acknowledged every message, or, where the
   * protocol knows no such thing, when it was given every value.
   */
  Played play(Pace pace) throws IOException, InterruptedException;

  /** Whether this was said of this play. */
  boolean isOf(Refusal refusal);

  @Override
  void close();
}
