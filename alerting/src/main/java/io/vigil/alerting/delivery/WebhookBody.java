package io.vigil.alerting.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is posted: Alertmanager's webhook, version 4, so that whatever takes that takes ours.
 *
 * @param version of the format
 * @param groupKey what the Alerts share, as a text
 * @param truncatedAlerts how many were left out: none
 * @param status {@code firing} if one of them is
 * @param receiver id of the channel
 * @param groupLabels what the Alerts share
 * @param commonLabels labels that all have alike
 * @param commonAnnotations annotations that all have alike
 * @param externalUrl where people find us; empty, since we do not know how they reach us
 * @param alerts the Alerts
 */
@Serdeable
record WebhookBody(
    String version,
    String groupKey,
    int truncatedAlerts,
    String status,
    String receiver,
    Map<String, String> groupLabels,
    Map<String, String> commonLabels,
    Map<String, String> commonAnnotations,
    @JsonProperty("externalURL") String externalUrl,
    List<WebhookAlert> alerts) {
  private static final List<String> GROUPED_BY = List.of("enterprise", "unit", "scheme");

  /** A body of Alerts that share enterprise, unit and scheme; at least one. */
  static WebhookBody of(String receiver, List<WebhookAlert> alerts) {
    Map<String, String> group = common(alerts, WebhookAlert::labels);
    group.keySet().retainAll(GROUPED_BY);
    boolean firing = alerts.stream().anyMatch(WebhookAlert::isFiring);
    return new WebhookBody(
        "4",
        "{}:" + group,
        0,
        firing ? WebhookAlert.FIRING : WebhookAlert.RESOLVED,
        receiver,
        group,
        common(alerts, WebhookAlert::labels),
        common(alerts, WebhookAlert::annotations),
        "",
        alerts);
  }

  private static Map<String, String> common(
      List<WebhookAlert> alerts, Function<WebhookAlert, Map<String, String>> part) {
    Map<String, String> common = new LinkedHashMap<>(part.apply(alerts.get(0)));
    alerts.forEach(one -> common.entrySet().retainAll(part.apply(one).entrySet()));
    return common;
  }
}
