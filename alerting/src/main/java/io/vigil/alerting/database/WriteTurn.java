package io.vigil.alerting.database;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One transaction at a time writes. Each connection has its share of the turn: it takes it with its
 * first statement that writes and gives it back when the transaction ends. A thread that writes
 * through two connections at once has both. Fair: who asked first is next.
 */
final class WriteTurn {
  private static final long PATIENCE_SECONDS = 30;

  private final ReentrantLock lock = new ReentrantLock(true);

  /** The turn as one connection takes it; used by the thread that uses the connection. */
  final class Share {
    private boolean taken;

    /**
     * Returns when nobody else writes.
     *
     * @throws SQLTimeoutException if somebody has been writing for 30 s
     */
    void take() throws SQLException {
      if (taken) {
        return;
      }
      try {
        if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new SQLTimeoutException(
              "another transaction has been writing for " + PATIENCE_SECONDS + " s");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLTimeoutException("interrupted while another transaction writes", e);
      }
      taken = true;
    }

    void giveBack() {
      if (taken) {
        taken = false;
        lock.unlock();
      }
    }
  }
}
