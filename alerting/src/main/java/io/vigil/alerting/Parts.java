package io.vigil.alerting;

import io.micronaut.context.annotation.Factory;
import io.vigil.alerting.deadline.SteadyClock;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Beans that are not ours. */
@Factory
final class Parts {
  /** The clock of deadlines. */
  @Singleton
  SteadyClock steadyClock(Clock wall) {
    return new SteadyClock(wall, System::nanoTime);
  }

  /** The wall clock, UTC. */
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
