package io.vigil.alerting.history;

import io.vigil.alerting.registry.LastReadings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the store at most every few seconds, however many screens ask us. Any thread; blocking. */
@Singleton
final class NewestReadings implements LastReadings {
  private static final Logger LOG = LoggerFactory.getLogger(NewestReadings.class);
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final ReadingHistory history;
  private Map<String, Instant> known = Map.of();
  private long askedAt = System.nanoTime() - FRESH_NANOS;

  NewestReadings(ReadingHistory history) {
    this.history = history;
  }

  @Override
  public synchronized Map<String, Instant> byEnterprise() {
    if (System.nanoTime() - askedAt >= FRESH_NANOS) {
      known = ask();
      askedAt = System.nanoTime();
    }
    return known;
  }

  private Map<String, Instant> ask() {
    try {
      return history.newest();
    } catch (IOException e) {
      LOG.debug("history: the store does not say what is newest: {}", e.toString());
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }
}
