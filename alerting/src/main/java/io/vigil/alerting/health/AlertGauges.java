package io.vigil.alerting.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micronaut.scheduling.annotation.Scheduled;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.model.alert.AlertState;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How many Alerts are open, by state, counted every 10 s. */
@Singleton
class AlertGauges {
  private final AlertRepository alerts;
  private final Map<AlertState, AtomicLong> open = new EnumMap<>(AlertState.class);

  AlertGauges(AlertRepository alerts, MeterRegistry meters) {
    this.alerts = alerts;
    for (AlertState state : AlertState.values()) {
      if (state != AlertState.NORMAL) {
        List<Tag> tags = List.of(Tag.of("state", state.name()));
        open.put(state, meters.gauge("vigil.alerting.alerts.open", tags, new AtomicLong()));
      }
    }
  }

  @Scheduled(fixedDelay = "10s", initialDelay = "1s")
  void count() {
    Map<AlertState, Long> counted = new EnumMap<>(AlertState.class);
    alerts.countOpen().forEach(one -> counted.put(one.state(), one.alerts()));
    open.forEach((state, gauge) -> gauge.set(counted.getOrDefault(state, 0L)));
  }
}
