package io.vigil.alerting.delivery;

import io.vigil.alerting.alert.Alert;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Our Alert in the words of Alertmanager's webhook. Stateless. */
final class WebhookWords {
  /** How Alertmanager writes "not yet". */
  private static final String NOT_ENDED = "0001-01-01T00:00:00Z";

  private static final int FINGERPRINT_BYTES = 8;

  private WebhookWords() {}

  /** The Alert as it stands. */
  static WebhookAlert of(DeliveryEvent event, Alert alert) {
    boolean firing = DeliveryEvent.isFiring(alert);
    Instant ended = Objects.requireNonNullElse(alert.cleared(), alert.updated());
    return new WebhookAlert(
        firing ? WebhookAlert.FIRING : WebhookAlert.RESOLVED,
        labels(alert),
        annotations(event, alert),
        alert.began().toString(),
        firing ? NOT_ENDED : ended.toString(),
        "/api/v1/alerts/" + alert.id(),
        fingerprint(alert.subject().watch()));
  }

  /** A message that says that it is none, to try a channel with. */
  static WebhookAlert test(String channel, Instant now) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("alertname", "TEST");
    labels.put("severity", "blue");
    labels.put("mode", "test");
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("summary", "测试消息，不是报警");
    annotations.put("summary_en", "A test message, not an Alert");
    return new WebhookAlert(
        WebhookAlert.FIRING,
        labels,
        annotations,
        now.toString(),
        NOT_ENDED,
        "/api/v1/channels/" + channel,
        fingerprint("test/" + channel));
  }

  private static Map<String, String> labels(Alert alert) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("alertname", alert.subject().rule());
    labels.put("severity", alert.evidence().severity().name().toLowerCase(Locale.ROOT));
    labels.put("enterprise", alert.subject().enterprise());
    labels.put("division", alert.subject().division());
    labels.put("unit", alert.subject().unit());
    labels.put("point", alert.subject().point());
    labels.put("scheme", alert.subject().scheme().text());
    labels.put("mode", alert.subject().mode().name().toLowerCase(Locale.ROOT));
    return labels;
  }

  private static Map<String, String> annotations(DeliveryEvent event, Alert alert) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("summary", alert.evidence().textZh());
    annotations.put("summary_en", alert.evidence().textEn());
    annotations.put("event", event.name().toLowerCase(Locale.ROOT));
    annotations.put("alert", alert.id());
    annotations.put("enterprise_name", alert.subject().enterpriseName());
    annotations.put("point_name", alert.subject().pointName());
    annotations.put("point_name_en", alert.subject().pointNameEn());
    annotations.put("clause", alert.subject().clause());
    annotations.put("responsible", alert.duty().responsible());
    annotations.put("measure_unit", alert.subject().measureUnit());
    putNumber(annotations, "value", alert.evidence().valueLast());
    putNumber(annotations, "extreme", alert.evidence().valueExtreme());
    putNumber(annotations, "limit", alert.evidence().valueLimit());
    return annotations;
  }

  private static void putNumber(Map<String, String> to, String name, @Nullable Double value) {
    if (value != null) {
      to.put(name, value.toString());
    }
  }

  private static String fingerprint(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
