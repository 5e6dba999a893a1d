package io.vigil.alerting.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

/**
 * An Alert in Alertmanager's webhook.
 *
 * @param status {@code firing} or {@code resolved}
 * @param labels what it is about, in codes
 * @param annotations what it says, in words and numbers
 * @param startsAt when its condition became true, RFC 3339
 * @param endsAt when it went; the year 1 while it is true
 * @param generatorUrl path to the Alert at our API
 * @param fingerprint the same for all Alerts of a Watch
 */
@Serdeable
record WebhookAlert(
    String status,
    Map<String, String> labels,
    Map<String, String> annotations,
    String startsAt,
    String endsAt,
    @JsonProperty("generatorURL") String generatorUrl,
    String fingerprint) {
  static final String FIRING = "firing";
  static final String RESOLVED = "resolved";

  boolean isFiring() {
    return status.equals(FIRING);
  }
}
