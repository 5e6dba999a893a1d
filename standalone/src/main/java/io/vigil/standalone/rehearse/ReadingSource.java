package io.vigil.standalone.rehearse;

import io.vigil.model.lane.Batch;
import io.vigil.rules.rehearsal.ReplayPlant;
import io.vigil.rules.rehearsal.Unknown;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Readings of the past, as the messages of one gateway in mode REPLAY. One thread. */
public interface ReadingSource {
  /** What they are called, for people. */
  String title();

  /** The plant they are of, with the rules that are in force or were named. */
  ReplayPlant plant();

  /**
   * Hands over all of them, and ticks between them.
   *
   * @param longestDelayMillis after so long without a reading nothing falls due, so no tick is
   *     needed
   */
  void forEach(long longestDelayMillis, Consumer<Batch> taker)
      throws IOException, InterruptedException;

  /** What is not known of them; to be asked after they were handed over. */
  List<Unknown> unknown();
}
