package io.vigil.streaming.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, with a bound. */
public final class Await {
  private static final Duration BOUND = Duration.ofSeconds(60);

  private Await() {}

  /** Returns when the condition holds; fails, naming it, when it does not within 60 s. */
  public static void until(String what, Callable<Boolean> condition) {
    long deadline = System.nanoTime() + BOUND.toNanos();
    while (!holds(what, condition)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + BOUND + ": " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static boolean holds(String what, Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (Exception e) { // whatever the condition asks may fail
      throw new AssertionError("cannot tell: " + what, e);
    }
  }
}
