package io.vigil.alerting.testing;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what must become true, with a bound. */
public final class Eventually {
  private static final long WITHIN_SECONDS = 60;
  private static final long LOOK_EVERY_MILLIS = 20;
  private static final int SHOWN = 2_000;

  private Eventually() {}

  /** The first result that is as wanted; fails with the last one after 60 s. */
  public static <T> T get(Callable<T> question, Predicate<T> wanted) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(WITHIN_SECONDS);
    T answer = question.call();
    while (!wanted.test(answer)) {
      if (System.nanoTime() > until) {
        String last = String.valueOf(answer);
        String shown = last.length() > SHOWN ? last.substring(0, SHOWN) + " ..." : last;
        return fail("after %d s still: %s", WITHIN_SECONDS, shown);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS));
      answer = question.call();
    }
    return answer;
  }
}
