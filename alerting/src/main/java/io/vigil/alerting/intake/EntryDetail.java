package io.vigil.alerting.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vigil.alerting.alert.AlertEvidence;
import io.vigil.alerting.alert.NuisanceKind;
import io.vigil.model.alert.ActivationEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The details of a journal entry as a JSON object: the figures that people see behind the entry,
 * and what identifies the event of the judge. Stateless; any thread.
 */
final class EntryDetail {
  private static final JsonFactory JSON = new JsonFactory();

  private EntryDetail() {}

  static String of(ActivationEvent event, AlertEvidence evidence, @Nullable NuisanceKind nuisance) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      number(json, "value", evidence.valueLast());
      number(json, "extreme", evidence.valueExtreme());
      number(json, "limit", evidence.valueLimit());
      json.writeNumberField("severity", evidence.severity().number());
      json.writeStringField("quality", evidence.quality().name());
      if (event.endReason() != ActivationEvent.EndReason.NONE) {
        json.writeStringField("reason", event.endReason().name());
      }
      if (nuisance != null) {
        json.writeStringField("nuisance", nuisance.name());
      }
      json.writeStringField("activation", event.activation());
      json.writeStringField("kind", event.kind().name());
      json.writeNumberField("stateEpoch", event.stateEpoch());
      json.writeNumberField("ordinal", event.ordinal());
      json.writeNumberField("lane", event.lane());
      json.writeNumberField("offset", event.offset());
      json.writeNumberField("ruleVersion", event.ruleVersion());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory cannot fail", e);
    }
    return text.toString();
  }

  private static void number(JsonGenerator json, String name, @Nullable Double value)
      throws IOException {
    if (value != null && Double.isFinite(value)) {
      json.writeNumberField(name, value);
    }
  }
}
