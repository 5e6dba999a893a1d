package io.vigil.alerting.intake;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import java.util.LinkedHashMap;
import java.util.Map;

/** The Alerts that one transaction makes and changes, each written once. One thread. */
final class AlertChanges {
  private final Map<String, Alert> born = new LinkedHashMap<>();
  private final Map<String, Alert> changed = new LinkedHashMap<>();

  void born(Alert alert) {
    born.put(alert.id(), alert);
  }

  void changed(Alert alert) {
    (born.containsKey(alert.id()) ? born : changed).put(alert.id(), alert);
  }

  /** Changes first: an Alert that is over frees its Watch for the one that takes its place. */
  void write(AlertRepository alerts) {
    if (!changed.isEmpty()) {
      alerts.updateAll(changed.values());
    }
    if (!born.isEmpty()) {
      alerts.saveAll(born.values());
    }
  }
}
