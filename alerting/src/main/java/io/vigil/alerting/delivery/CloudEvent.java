package io.vigil.alerting.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * What is posted to whoever takes CloudEvents 1.0 in structured mode.
 *
 * @param specversion of CloudEvents
 * @param id the same in every attempt: with {@code source} it tells repeats
 * @param source who says it
 * @param type {@code io.vigil.alerts.firing} or {@code io.vigil.alerts.resolved}
 * @param subject enterprise, scheme and unit
 * @param time when the last of it happened, RFC 3339
 * @param mode extension: {@code real} or {@code drill}, {@code test} to try a channel; null if the
 *     Alerts differ in it
 * @param datacontenttype of the data
 * @param data the Alerts
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record CloudEvent(
    String specversion,
    String id,
    String source,
    String type,
    String subject,
    String time,
    @Nullable String mode,
    String datacontenttype,
    WebhookBody data) {
  static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

  static CloudEvent of(DeliveryRequest request, WebhookBody told) {
    Delivery last = request.members().get(request.members().size() - 1);
    return new CloudEvent(
        "1.0",
        request.key(),
        "urn:vigil:alerting",
        "io.vigil.alerts." + told.status(),
        last.groupKey(),
        last.created().toString(),
        told.commonLabels().get("mode"),
        "application/json",
        told);
  }
}
