package io.vigil.ingest.lane;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the records that a message became, until all of them are in the log. Expected by the
 * thread that appends, arrived from the log's thread.
 */
public final class LogReceipt {
  private final AtomicInteger outstanding = new AtomicInteger(1);
  private final Runnable whenDone;

  /** A receipt that runs this once all is in the log; on whichever thread that turns out. */
  public LogReceipt(Runnable whenDone) {
    this.whenDone = whenDone;
  }

  /** A receipt for what nobody waits for. */
  public static LogReceipt ignored() {
    return new LogReceipt(() -> {});
  }

  /** Nothing more will be expected. */
  public void seal() {
    arrived();
  }

  /** Whether everything expected is in the log. */
  public boolean isDone() {
    return outstanding.get() == 0;
  }

  void expect() {
    outstanding.incrementAndGet();
  }

  void arrived() {
    if (outstanding.decrementAndGet() == 0) {
      whenDone.run();
    }
  }
}
