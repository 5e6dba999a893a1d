package io.vigil.alerting.cases;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Cases for other emergency systems, held against the field rules that OASIS publishes for CAP 1.2
 * (docs.oasis-open.org/emergency/cap/v1.2): the order of elements, what must be there, the lists of
 * values, and the form of times and identifiers. "Designed after": the schema itself is not run.
 */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class CapIT {
  private static final Map<String, List<String>> ORDER =
      Map.of(
          "alert",
          List.of(
              "identifier",
              "sender",
              "sent",
              "status",
              "msgType",
              "source",
              "scope",
              "restriction",
              "addresses",
              "code",
              "note",
              "references",
              "incidents",
              "info"),
          "info",
          List.of(
              "language",
              "category",
              "event",
              "responseType",
              "urgency",
              "severity",
              "certainty",
              "audience",
              "eventCode",
              "effective",
              "onset",
              "expires",
              "senderName",
              "headline",
              "description",
              "instruction",
              "web",
              "contact",
              "parameter",
              "resource",
              "area"),
          "area",
          List.of("areaDesc", "polygon", "circle", "geocode", "altitude", "ceiling"),
          "parameter",
          List.of("valueName", "value"),
          "geocode",
          List.of("valueName", "value"));

  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "alert", List.of("identifier", "sender", "sent", "status", "msgType", "scope"),
          "info", List.of("category", "event", "urgency", "severity", "certainty"),
          "area", List.of("areaDesc"),
          "parameter", List.of("valueName", "value"),
          "geocode", List.of("valueName", "value"));

  private static final Map<String, Set<String>> VALUES =
      Map.of(
          "status", Set.of("Actual", "Exercise", "System", "Test", "Draft"),
          "msgType", Set.of("Alert", "Update", "Cancel", "Ack", "Error"),
          "scope", Set.of("Public", "Restricted", "Private"),
          "category",
              Set.of(
                  "Geo",
                  "Met",
                  "Safety",
                  "Security",
                  "Rescue",
                  "Fire",
                  "Health",
                  "Env",
                  "Transport",
                  "Infra",
                  "CBRNE",
                  "Other"),
          "responseType",
              Set.of(
                  "Shelter",
                  "Evacuate",
                  "Prepare",
                  "Execute",
                  "Avoid",
                  "Monitor",
                  "Assess",
                  "AllClear",
                  "None"),
          "urgency", Set.of("Immediate", "Expected", "Future", "Past", "Unknown"),
          "severity", Set.of("Extreme", "Severe", "Moderate", "Minor", "Unknown"),
          "certainty", Set.of("Observed", "Likely", "Possible", "Unlikely", "Unknown"));

  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[-+]\\d\\d:\\d\\d";

  @Test
  @DisplayName("a Case is a CAP message in two languages, first an alert, then an update of it")
  void messageFollowsTheFieldRules(Room room) throws Exception {
    JsonNode alert = room.raised(room.plant(1));
    JsonNode opened = caseOf(room, alert);
    Element first = parse(cap(room, opened));
    assertFieldRules(first);
    assertThat(text(first, "msgType")).isEqualTo("Alert");
    assertThat(text(first, "status")).isEqualTo("Actual");
    assertThat(children(first, "references")).isEmpty();
    assertThat(children(first, "info"))
        .extracting(info -> text(info, "language"))
        .containsExactly("zh-CN", "en-US");
    Element zh = children(first, "info").get(0);
    assertThat(text(zh, "headline")).startsWith("示范煤矿 ").contains("1.60");
    assertThat(text(zh, "severity")).as("orange").isEqualTo("Severe");
    assertThat(text(zh, "urgency")).isEqualTo("Immediate");
    assertThat(text(zh, "responseType")).as("as the instruction says").isEqualTo("Execute");
    assertThat(text(zh, "instruction")).isEqualTo("5 分钟内：确认已断电、人员撤出；通知矿调度与驻矿人员（Vigil 的建议，不是法规）");
    assertThat(text(children(first, "info").get(1), "instruction"))
        .isEqualTo(
            "Within 5 min: Confirm that power is cut and people are out; call the mine's control"
                + " room (a proposal of Vigil, not law)");
    Element area = children(zh, "area").get(0);
    assertThat(text(children(area, "geocode").get(0), "value")).isEqualTo("140428");

    assertThat(acknowledge(room.duty(), alert).status()).isEqualTo(200);
    JsonNode received =
        Eventually.get(() -> caseOf(room, alert), row -> row.get("version").asLong() > 1);
    Element second = parse(cap(room, received));
    assertFieldRules(second);
    assertThat(text(second, "msgType")).isEqualTo("Update");
    assertThat(text(second, "identifier")).isNotEqualTo(text(first, "identifier"));
    assertThat(text(second, "references"))
        .isEqualTo(
            text(first, "sender") + "," + text(first, "identifier") + "," + text(first, "sent"));
    assertThat(text(second, "incidents")).isEqualTo(text(first, "incidents"));
  }

  @Test
  @DisplayName("attack55 a name that could break a document is words in it")
  void hostileNamesStayText(Room room, Attack attack) throws Exception {
    String plant = room.plant(1);
    String hostile = "]]></headline><script>&x;";
    assertThat(
            room.importPlant(plant, Plants.coalMine(plant, 1).replace("Demo coal mine", hostile))
                .status())
        .isEqualTo(200);
    Element message = parse(cap(room, caseOf(room, room.raised(plant))));
    assertFieldRules(message);
    assertThat(text(children(message, "info").get(1), "headline")).startsWith(hostile);
    attack.boardIsNoQuieter();
  }

  @Test
  @DisplayName("a Case that is not there, or not of one's area, is not found")
  void unknownCase(Room room) {
    assertProblem(room.duty().get("/api/v1/cases/c-1-999999999/cap"), 404, "NOT_FOUND");
  }

  private static JsonNode caseOf(Room room, JsonNode alert) {
    return room.duty()
        .get("/api/v1/cases/of-alert/" + alert.get("id").asText())
        .json()
        .get("disposal");
  }

  private static String cap(Room room, JsonNode disposal) {
    Answer answer =
        room.duty()
            .send(
                "GET",
                "/api/v1/cases/" + disposal.get("id").asText() + "/cap",
                null,
                "Accept",
                "application/cap+xml");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/cap+xml");
    return answer.raw().body();
  }

  private static Element parse(String xml)
      throws ParserConfigurationException, IOException, SAXException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }

  private static void assertFieldRules(Element element) {
    String name = element.getLocalName();
    assertThat(element.getNamespaceURI()).isEqualTo("urn:oasis:names:tc:emergency:cap:1.2");
    List<Element> inside = children(element);
    if (inside.isEmpty()) {
      assertValue(name, element.getTextContent());
      return;
    }
    List<String> order = Objects.requireNonNull(ORDER.get(name), name);
    List<String> names = inside.stream().map(Element::getLocalName).toList();
    assertThat(names).as(name).isSubsetOf(order);
    assertThat(names.stream().map(order::indexOf).toList()).as("%s in order", names).isSorted();
    assertThat(names).as(name).containsAll(Objects.requireNonNull(REQUIRED.get(name)));
    inside.forEach(CapIT::assertFieldRules);
  }

  private static void assertValue(String name, String value) {
    assertThat(value).as(name).isNotBlank();
    if (VALUES.containsKey(name)) {
      assertThat(value).as(name).isIn(VALUES.get(name));
    }
    switch (name) {
      case "identifier", "sender" -> assertThat(value).doesNotMatch(".*[\\s,<&].*");
      case "sent", "onset", "expires" -> assertThat(value).matches(TIME);
      default -> {}
    }
  }

  private static String text(Element element, String child) {
    List<Element> found = children(element, child);
    assertThat(found).as(child).hasSize(1);
    return found.get(0).getTextContent();
  }

  private static List<Element> children(Element element, String name) {
    return children(element).stream().filter(one -> one.getLocalName().equals(name)).toList();
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }
}
