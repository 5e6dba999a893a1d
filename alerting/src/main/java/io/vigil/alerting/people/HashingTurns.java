package io.vigil.alerting.people;

import io.vigil.alerting.error.ProblemCode;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets few passwords be hashed at once, in the order in which they came: a hash is made to cost,
 * and whoever guesses under many names must not take the cores from what watches plants. Any
 * thread.
 */
final class HashingTurns {
  /** Behind those nobody waits: at a part of a second each, people would have given up. */
  static final int MOST_WAITING = 32;

  private final Semaphore turns;

  /**
   * @param atOnce how many
   */
  HashingTurns(int atOnce) {
    turns = new Semaphore(atOnce, true);
  }

  /** Half of this machine's cores, at least one. */
  static HashingTurns ofThisMachine() {
    return new HashingTurns(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  /**
   * Works when it is its turn.
   *
   * @throws RuntimeException SIGN_INS_BUSY in words if too many wait already
   */
  <T> T take(Supplier<T> work) {
    if (waiting() >= MOST_WAITING) {
      throw ProblemCode.SIGN_INS_BUSY.problem().exception();
    }
    turns.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  int waiting() {
    return turns.getQueueLength();
  }
}
