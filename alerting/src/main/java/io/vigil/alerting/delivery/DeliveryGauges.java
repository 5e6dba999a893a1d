package io.vigil.alerting.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;

/** How many deliveries wait and how many are dead letters, by channel, counted every 10 s. */
@Singleton
class DeliveryGauges {
  private final DeliveryRepository rows;
  private final MultiGauge waiting;
  private final MultiGauge dead;

  DeliveryGauges(DeliveryRepository rows, MeterRegistry meters) {
    this.rows = rows;
    this.waiting = MultiGauge.builder("vigil.alerting.delivery.waiting").register(meters);
    this.dead = MultiGauge.builder("vigil.alerting.delivery.dead").register(meters);
  }

  @Scheduled(fixedDelay = "10s", initialDelay = "1s")
  void count() {
    List<Count> counts = rows.countUnsent();
    show(waiting, DeliveryState.WAITING, counts);
    show(dead, DeliveryState.DEAD, counts);
  }

  private static void show(MultiGauge gauge, DeliveryState state, List<Count> counts) {
    gauge.register(
        counts.stream()
            .filter(one -> one.state() == state)
            .<Row<?>>map(one -> Row.of(Tags.of("channel", one.channel()), one.deliveries()))
            .toList(),
        true);
  }
}
