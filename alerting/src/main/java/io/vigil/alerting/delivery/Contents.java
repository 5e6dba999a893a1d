package io.vigil.alerting.delivery;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads back what a request tells. Any thread. */
@Singleton
class Contents {
  private final JsonMapper json;

  Contents(JsonMapper json) {
    this.json = json;
  }

  /** Of an Alert with several events only the last one is told: how it stands. */
  List<WebhookAlert> newest(DeliveryRequest request) throws IOException {
    Map<String, WebhookAlert> newest = new LinkedHashMap<>();
    for (Delivery one : request.members()) {
      newest.put(one.alert(), json.readValue(one.content(), WebhookAlert.class));
    }
    return List.copyOf(newest.values());
  }
}
