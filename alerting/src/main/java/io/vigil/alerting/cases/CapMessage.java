package io.vigil.alerting.cases;

import io.vigil.alerting.alert.Advice;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertEvidence;
import io.vigil.alerting.duty.Position;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Severity;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A Case as one message of the Common Alerting Protocol, designed after OASIS CAP 1.2, in Chinese
 * and English. How our levels stand for its severities and urgencies is ours (design: alerts §9).
 * Stateless; any thread.
 */
final class CapMessage {
  private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";
  private static final String RESTRICTION =
      "应急管理部门与所涉企业内部 / emergency management bureaus and the enterprise concerned";
  private static final ZoneId PLANTS = ZoneId.of("Asia/Shanghai");

  /** The protocol wants whole seconds and an offset. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private final Case row;
  private final List<Alert> alerts;

  /** What to do first about its alerts, the most urgent first, each once; none once it is over. */
  private final List<Advice> advice;

  private final Instant sent;
  private final StringWriter text = new StringWriter(2_048);
  private final XMLStreamWriter xml;

  /** An Alert with what to do first about it; null for a rule that is not rationalised. */
  record Advised(Alert alert, @Nullable Advice advice) {}

  private CapMessage(Case row, List<Advised> advised, Instant sent) throws XMLStreamException {
    this.row = row;
    List<Advised> urgentFirst =
        advised.stream()
            .sorted(Comparator.comparing(one -> one.alert().evidence().severity().number()))
            .toList();
    this.alerts = urgentFirst.stream().map(Advised::alert).toList();
    this.advice =
        urgentFirst.stream()
            .filter(one -> row.isOpen())
            .map(Advised::advice)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    this.sent = sent;
    this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  /**
   * The message.
   *
   * @param alerts those of the Case, with what to do first
   * @param sent when the Case last changed
   */
  static String of(Case row, List<Advised> alerts, Instant sent) {
    try {
      CapMessage message = new CapMessage(row, alerts, sent);
      message.write();
      return message.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing into memory cannot fail", e);
    }
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.setDefaultNamespace(NAMESPACE);
    xml.writeStartElement(NAMESPACE, "alert");
    xml.writeDefaultNamespace(NAMESPACE);
    element("identifier", identifier(row.version()));
    element("sender", sender());
    element("sent", time(sent));
    element("status", status(row.mode()));
    element("msgType", messageType());
    element("scope", "Restricted");
    element("restriction", RESTRICTION);
    if (row.version() > 1) {
      element("references", sender() + "," + identifier(1) + "," + time(row.opened()));
    }
    element("incidents", row.id());
    info("zh-CN", true);
    info("en-US", false);
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.flush();
  }

  private void info(String language, boolean zh) throws XMLStreamException {
    boolean isActive = alerts.stream().anyMatch(alert -> alert.cleared() == null);
    xml.writeStartElement(NAMESPACE, "info");
    element("language", language);
    element("category", "Safety");
    element("event", event(zh));
    element("responseType", responseType());
    element("urgency", urgency(isActive));
    element("severity", severity(row.severity()));
    element("certainty", row.offline() ? "Unknown" : "Observed");
    element("onset", time(row.opened()));
    if (row.due() != null) {
      element("expires", time(row.due()));
    }
    element("senderName", "Vigil 值守");
    element("headline", headline(zh));
    element("description", description(zh));
    if (!advice.isEmpty()) {
      element("instruction", instruction(zh));
    }
    Optional<Position> responsible = row.position();
    if (responsible.isPresent()) {
      Position position = responsible.get();
      element("contact", zh ? position.zh() : position.en());
    }
    parameter("case-state", row.state().name());
    parameter("scheme", row.scheme().text());
    parameter("level", row.severity().name().toLowerCase(Locale.ROOT));
    xml.writeStartElement(NAMESPACE, "area");
    element("areaDesc", enterprise(zh) + " " + row.unit());
    xml.writeStartElement(NAMESPACE, "geocode");
    element("valueName", "GB/T 2260");
    element("value", row.division());
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void parameter(String name, String value) throws XMLStreamException {
    xml.writeStartElement(NAMESPACE, "parameter");
    element("valueName", name);
    element("value", value);
    xml.writeEndElement();
  }

  private void element(String name, String content) throws XMLStreamException {
    xml.writeStartElement(NAMESPACE, name);
    xml.writeCharacters(printable(content));
    xml.writeEndElement();
  }

  /** Control characters have no place in XML, escaped or not. */
  private static String printable(String content) {
    return content
        .codePoints()
        .map(c -> Character.isISOControl(c) && c != '\n' ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Each state of a Case is a message of its own. */
  private String identifier(long version) {
    return row.id() + ".v" + version;
  }

  /** Does not change with who answers: references name it. */
  private String sender() {
    return "vigil." + row.division();
  }

  private String messageType() {
    if (!row.isOpen()) {
      return "Cancel";
    }
    return row.version() > 1 ? "Update" : "Alert";
  }

  private static String status(Mode mode) {
    return switch (mode) {
      case REAL, HISTORY -> "Actual";
      case DRILL -> "Exercise";
      case TEST -> "Test";
    };
  }

  private String urgency(boolean isActive) {
    if (!isActive) {
      return "Past";
    }
    return row.severity().number() <= Severity.ORANGE.number() ? "Immediate" : "Expected";
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case RED -> "Extreme";
      case ORANGE -> "Severe";
      case YELLOW -> "Moderate";
      case BLUE -> "Minor";
    };
  }

  private String event(boolean zh) {
    String rules =
        alerts.stream()
            .map(alert -> alert.subject().rule())
            .distinct()
            .collect(Collectors.joining(", "));
    return (zh ? "预警 " : "Alert ") + rules;
  }

  private String headline(boolean zh) {
    return enterprise(zh) + " " + (alerts.isEmpty() ? row.unit() : words(alerts.get(0), zh));
  }

  private String description(boolean zh) {
    return alerts.stream().map(alert -> words(alert, zh)).collect(Collectors.joining("\n"));
  }

  /** What is to be executed stands in the instruction; without one there is only to be assessed. */
  private String responseType() {
    if (!row.isOpen()) {
      return "AllClear";
    }
    return advice.isEmpty() ? "Assess" : "Execute";
  }

  private String instruction(boolean zh) {
    return advice.stream().map(one -> words(one, zh)).collect(Collectors.joining("\n"));
  }

  /** A proposal of ours is never taken for law. */
  private static String words(Advice advice, boolean zh) {
    if (zh) {
      String whose = advice.ofThePlant() ? "（企业自设规则）" : "（Vigil 的建议，不是法规）";
      return advice.respondMinutes() + " 分钟内：" + advice.action().zh() + whose;
    }
    String whose =
        advice.ofThePlant() ? " (the plant's own rule)" : " (a proposal of Vigil, not law)";
    return "Within " + advice.respondMinutes() + " min: " + advice.action().en() + whose;
  }

  private static String words(Alert alert, boolean zh) {
    AlertEvidence evidence = alert.evidence();
    return zh ? evidence.textZh() : evidence.textEn();
  }

  private String enterprise(boolean zh) {
    return zh ? row.enterpriseName() : row.enterpriseNameEn();
  }

  private static String time(Instant time) {
    return TIME.format(time.truncatedTo(ChronoUnit.SECONDS).atZone(PLANTS));
  }
}
