package io.vigil.streaming.store;

import java.io.IOException;

/** A time-series store that takes line protocol. One thread. */
interface StoreClient extends AutoCloseable {
  /**
   * Writes lines; returns when the store has them. Writing a line again changes nothing.
   *
   * @throws LinesRefusedException if a line among them can never be taken; others may have been
   * @throws IOException if the store cannot be reached or cannot take anything now: try again
   */
  void write(String lines) throws IOException, LinesRefusedException;

  @Override
  void close();

  /** The store read the lines and refused one of them for good. */
  final class LinesRefusedException extends Exception {
    /** The message is the store's own. */
    LinesRefusedException(String message) {
      super(message);
    }
  }
}
