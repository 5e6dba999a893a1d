package io.vigil.alerting.room;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertEvidence;
import io.vigil.alerting.alert.AlertSubject;
import io.vigil.alerting.alert.PlantTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The message {@code down/alerts}: an Alert as it stood after one change (design: onboarding §3.3).
 * Stateless.
 */
final class RoomMessage {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int VERSION = 1;

  private RoomMessage() {}

  static byte[] of(String event, Alert alert) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(event, alert, json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(String event, Alert alert, JsonGenerator json) throws IOException {
    AlertSubject subject = alert.subject();
    AlertEvidence evidence = alert.evidence();
    json.writeStartObject();
    json.writeNumberField("v", VERSION);
    json.writeNumberField("n", alert.changedN());
    json.writeStringField("alert", alert.id());
    json.writeNumberField("version", alert.version());
    json.writeStringField("event", event);
    json.writeStringField("mode", subject.mode().name());
    json.writeStringField("scheme", subject.scheme().text());
    json.writeNumberField("severity", evidence.severity().number());
    json.writeStringField("rule", subject.rule());
    json.writeStringField("unit", subject.unit());
    json.writeStringField("point", subject.point());
    number(json, "value", evidence.valueLast());
    number(json, "limit", evidence.valueLimit());
    json.writeStringField("u", subject.measureUnit());
    json.writeStringField("q", evidence.quality().name());
    json.writeStringField("began", PlantTime.format(alert.began()));
    json.writeStringField("responsible", alert.duty().responsible());
    if (alert.awaitsAck() && alert.duty().ackDue() != null) {
      json.writeStringField("receiptBy", PlantTime.format(alert.duty().ackDue()));
    }
    json.writeStringField("zh", evidence.textZh());
    json.writeStringField("en", evidence.textEn());
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, @Nullable Double value)
      throws IOException {
    if (value != null) {
      json.writeNumberField(name, value);
    }
  }
}
