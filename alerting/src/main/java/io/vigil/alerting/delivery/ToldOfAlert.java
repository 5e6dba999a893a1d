package io.vigil.alerting.delivery;

import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.alert.TraceTold;
import jakarta.inject.Singleton;
import java.util.List;

/** Deliveries, for the traces of Alerts. */
@Singleton
final class ToldOfAlert implements TraceTold {
  private static final int MOST = 1_000;

  private final DeliveryRepository deliveries;

  ToldOfAlert(DeliveryRepository deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public List<TraceTold.Told> about(String alert) {
    return deliveries.ofAlert(alert, MOST).stream()
        .map(
            one ->
                new TraceTold.Told(
                    one.channel(),
                    one.event().name(),
                    PlantTime.format(one.created()),
                    one.state().name(),
                    one.attempts(),
                    PlantTime.formatOrNull(one.sent())))
        .toList();
  }
}
