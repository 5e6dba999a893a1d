package io.vigil.rules.rehearsal;

import io.vigil.model.lane.Batch;
import java.util.List;
import java.util.function.Consumer;

/**
 * Readings of the past, as the messages of one gateway in mode REPLAY. One thread.
 *
 * @param <E> what happens where they cannot be read
 */
public interface ReadingSource<E extends Exception> {
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
  void forEach(long longestDelayMillis, Consumer<Batch> taker) throws E, InterruptedException;

  /** What is not known of them; to be asked after they were handed over. */
  List<Unknown> unknown();
}
