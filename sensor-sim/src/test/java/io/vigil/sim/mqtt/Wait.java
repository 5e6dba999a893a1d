package io.vigil.sim.mqtt;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition with a bound. */
public final class Wait {
  private static final long BOUND_NANOS = 20_000_000_000L;

  private Wait() {}

  /** Returns as soon as the condition holds; fails after 20 s. */
  public static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + BOUND_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("20 s passed, still not: " + what);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
