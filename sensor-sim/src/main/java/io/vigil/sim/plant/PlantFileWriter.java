package io.vigil.sim.plant;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vigil.model.plant.CustomRule;
import io.vigil.model.plant.OwnCondition;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGate;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.plant.RuleRationale;
import io.vigil.model.plant.RuleRoles;
import io.vigil.model.plant.TableKeys;
import io.vigil.model.plant.UnitGate;
import io.vigil.model.plant.WatchDesign;
import io.vigil.model.point.Endpoint;
import io.vigil.model.point.Reporting;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a plant file as the JSON that {@code PlantFileReader} reads. Stateless; any thread. */
public final class PlantFileWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private PlantFileWriter() {}

  /** The file as UTF-8 bytes. */
  public static byte[] write(PlantFile file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("enterprise", file.enterprise());
      out.writeStringField("name", file.name());
      out.writeStringField("nameEn", file.nameEn());
      out.writeStringField("division", file.division());
      writeTexts("packs", file.packs(), out);
      out.writeArrayFieldStart("gateways");
      for (PlantGateway gateway : file.gateways()) {
        write(gateway, out);
      }
      out.writeEndArray();
      out.writeArrayFieldStart("points");
      for (PlantPoint point : file.points()) {
        write(point, out);
      }
      out.writeEndArray();
      out.writeArrayFieldStart("gates");
      for (UnitGate gate : file.gates()) {
        write(gate, out);
      }
      out.writeEndArray();
      out.writeArrayFieldStart("roles");
      for (RuleRoles roles : file.roles()) {
        out.writeStartObject();
        out.writeStringField("rule", roles.rule());
        writeFields(roles, out);
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeArrayFieldStart("conditions");
      for (OwnCondition condition : file.conditions()) {
        write(condition, out);
      }
      out.writeEndArray();
      write(file.design(), out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(WatchDesign design, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("latching");
    for (WatchDesign.Latch latch : design.latching()) {
      out.writeStartObject();
      writeFields(latch.watch(), out);
      out.writeStringField("reason", latch.reason());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("suppressions");
    for (WatchDesign.Suppression one : design.suppressions()) {
      out.writeStartObject();
      writeFields(one.watch(), out);
      out.writeObjectFieldStart("cause");
      writeFields(one.cause(), out);
      out.writeEndObject();
      out.writeStringField("reason", one.reason());
      out.writeStringField("evidence", one.evidence());
      out.writeNumberField("days", one.days());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void writeFields(WatchDesign.Named watch, JsonGenerator out) throws IOException {
    out.writeStringField("point", watch.point());
    out.writeStringField("rule", watch.rule());
  }

  private static void write(PlantGateway gateway, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", gateway.name());
    out.writeStringField("door", gateway.door().name());
    out.writeStringField("mode", gateway.mode().name());
    Endpoint endpoint = gateway.endpoint();
    if (endpoint != null) {
      out.writeStringField("endpoint", endpoint.url());
      out.writeStringField("security", endpoint.security().name());
    }
    out.writeEndObject();
  }

  private static void write(UnitGate gate, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", gate.name());
    out.writeStringField("unit", gate.unit());
    writeFields(gate.arms(), out);
    out.writeEndObject();
  }

  private static void writeFields(RuleRoles roles, JsonGenerator out) throws IOException {
    out.writeStringField("point", roles.point());
    out.writeObjectFieldStart("points");
    for (Map.Entry<String, List<String>> role : new TreeMap<>(roles.points()).entrySet()) {
      writeTexts(role.getKey(), role.getValue(), out);
    }
    out.writeEndObject();
  }

  private static void writeFields(PlantGate gate, JsonGenerator out) throws IOException {
    out.writeStringField("point", gate.point());
    out.writeNumberField("value", gate.value());
  }

  private static void write(PlantPoint point, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("code", point.code());
    out.writeStringField("name", point.name());
    out.writeStringField("nameEn", point.nameEn());
    out.writeStringField("unit", point.unit());
    out.writeStringField("kind", point.kind());
    out.writeStringField("gateway", point.gateway());
    out.writeStringField("measureUnit", point.measureUnit().symbol());
    out.writeNumberField("rangeLow", point.rangeLow());
    out.writeNumberField("rangeHigh", point.rangeHigh());
    boolean periodic = point.reporting() == Reporting.PERIODIC;
    out.writeStringField("reporting", periodic ? "periodic" : "byException");
    out.writeNumberField("sampleMillis", point.sampleMillis());
    write(point.keys(), out);
    out.writeNumberField("stampMemory", point.stampMemory());
    out.writeArrayFieldStart("sentinels");
    for (double sentinel : point.sentinels()) {
      out.writeNumber(sentinel);
    }
    out.writeEndArray();
    if (point.rules() != null) {
      writeTexts("rules", point.rules(), out);
    }
    writeLimits(point.limits(), out);
    out.writeArrayFieldStart("customRules");
    for (CustomRule rule : point.customRules()) {
      write(rule, out);
    }
    out.writeEndArray();
    if (point.source() != null) {
      out.writeStringField("source", point.source());
    }
    if (point.forestSeed() > 0) {
      out.writeNumberField("forestSeed", point.forestSeed());
    }
    out.writeEndObject();
  }

  private static void write(TableKeys keys, JsonGenerator out) throws IOException {
    if (keys.location() != null) {
      out.writeStringField("location", keys.location());
    }
    if (keys.gas() != null) {
      out.writeStringField("gas", keys.gas());
    }
    if (keys.referenceCelsius() != null) {
      out.writeNumberField("refTempC", keys.referenceCelsius());
    }
  }

  private static void writeTexts(String name, List<String> texts, JsonGenerator out)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  private static void writeLimits(Map<String, Double> limits, JsonGenerator out)
      throws IOException {
    out.writeObjectFieldStart("limits");
    for (Map.Entry<String, Double> limit : new TreeMap<>(limits).entrySet()) {
      out.writeNumberField(limit.getKey(), limit.getValue());
    }
    out.writeEndObject();
  }

  private static void write(CustomRule custom, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", custom.id());
    out.writeNumberField("severity", custom.severity().number());
    write(custom.rule(), out);
    PlantGate gate = custom.gate();
    if (gate != null) {
      out.writeObjectFieldStart("gate");
      writeFields(gate, out);
      out.writeEndObject();
    }
    writeRationale(custom.rationale(), out);
    out.writeEndObject();
  }

  private static void writeRationale(@Nullable RuleRationale why, JsonGenerator out)
      throws IOException {
    if (why == null) {
      return;
    }
    out.writeObjectFieldStart("rationale");
    out.writeStringField("harm", why.harm().name());
    out.writeStringField("consequence", why.consequence());
    out.writeStringField("consequenceEn", why.consequenceEn());
    out.writeStringField("action", why.action());
    out.writeStringField("actionEn", why.actionEn());
    out.writeNumberField("respondMinutes", why.respondMinutes());
    if (why.justification() != null) {
      out.writeStringField("justification", why.justification());
    }
    out.writeEndObject();
  }

  private static void write(OwnCondition condition, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", condition.id());
    writeFields(condition.roles(), out);
    out.writeStringField("name", condition.name());
    out.writeStringField("nameEn", condition.nameEn());
    out.writeNumberField("severity", condition.severity().number());
    out.writeStringField("when", condition.when());
    writeDelays(condition.delays(), out);
    writeRationale(condition.rationale(), out);
    out.writeEndObject();
  }

  private static void write(Rule rule, JsonGenerator out) throws IOException {
    if (rule instanceof LimitRule limit) {
      out.writeStringField("rule", "limit");
      out.writeStringField("comparison", limit.comparison().name());
      out.writeNumberField("limit", limit.limit());
      out.writeStringField("clearWhen", limit.clearWhen().name());
      out.writeNumberField("clear", limit.clear());
      writeDelays(limit.delays(), out);
    } else if (rule instanceof DiscreteRule discrete) {
      out.writeStringField("rule", "discrete");
      out.writeNumberField("abnormal", discrete.abnormal());
      writeDelays(discrete.delays(), out);
    } else if (rule instanceof RateOfChangeRule rate) {
      out.writeStringField("rule", "rateOfChange");
      out.writeStringField("direction", rate.direction().name());
      out.writeNumberField("change", rate.change());
      out.writeNumberField("windowMillis", rate.windowMillis());
      writeDelays(rate.delays(), out);
    } else if (rule instanceof StaleRule stale) {
      out.writeStringField("rule", "stale");
      out.writeNumberField("silentMillis", stale.silentMillis());
    }
  }

  private static void writeDelays(Delays delays, JsonGenerator out) throws IOException {
    out.writeNumberField("onMillis", delays.onMillis());
    out.writeNumberField("offMillis", delays.offMillis());
  }
}
