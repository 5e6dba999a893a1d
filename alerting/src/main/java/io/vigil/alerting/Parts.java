package io.vigil.alerting;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Beans that are not ours. */
@Factory
final class Parts {
  /** The wall clock, UTC. */
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
