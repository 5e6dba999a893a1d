package io.vigil.alerting.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vigil.model.alert.ActivationEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Figures of the intake. Any thread. */
@Singleton
class IntakeMetrics {
  private final Map<ActivationEvent.Kind, Counter> events =
      new EnumMap<>(ActivationEvent.Kind.class);
  private final Counter repeats;
  private final Counter refused;
  private final Timer receiveToCommit;
  private final AtomicLong lag = new AtomicLong();
  private final Clock clock;

  IntakeMetrics(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    for (ActivationEvent.Kind kind : ActivationEvent.Kind.values()) {
      events.put(
          kind,
          Counter.builder("vigil.alerting.events")
              .description("Events of the judge that were applied")
              .tag("kind", kind.name())
              .register(meters));
    }
    repeats =
        Counter.builder("vigil.alerting.events.repeated")
            .description("Events of the judge that had been applied before")
            .register(meters);
    refused =
        Counter.builder("vigil.alerting.events.refused")
            .description("Records that could not be applied and were set aside")
            .register(meters);
    receiveToCommit =
        Timer.builder("vigil.alerting.receive.to.commit")
            .description("From the receipt of the reading that caused it to the committed Alert")
            .publishPercentiles(0.5, 0.99)
            .maximumExpectedValue(Duration.ofMinutes(1))
            .register(meters);
    meters.gauge("vigil.alerting.intake.lag", lag);
  }

  void applied(List<ActivationEvent> batch, FactBatch.Applied applied) {
    long now = clock.millis();
    for (ActivationEvent event : batch) {
      Counter counter = events.get(event.kind());
      if (counter != null) {
        counter.increment();
      }
      if (event.kind() == ActivationEvent.Kind.RAISE && event.received() > 0) {
        receiveToCommit.record(Duration.ofMillis(Math.max(0, now - event.received())));
      }
    }
    repeats.increment(applied.repeats());
  }

  void refused() {
    refused.increment();
  }

  void lag(long records) {
    lag.set(records);
  }
}
