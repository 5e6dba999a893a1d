package io.vigil.alerting.rulebook;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The book of rules: what is written in the packs, and the points of one's own that are watched.
 */
@ExtendWith(Room.Shared.class)
class RuleBookIT {
  private Room room;

  @BeforeEach
  void begin(Room shared) {
    room = shared;
  }

  private static JsonNode rule(Browser reader, String id) {
    for (JsonNode pack : reader.get("/api/v1/rules").json().get("packs")) {
      for (JsonNode rule : pack.get("rules")) {
        if (rule.get("id").asText().equals(id)) {
          return rule;
        }
      }
    }
    throw new AssertionError("no rule " + id);
  }

  @Test
  @DisplayName("A1 every rule says what happens if nobody acts, what to do, and in what time")
  void everyRuleHasItsRationale() {
    int rules = 0;
    for (JsonNode pack : room.duty().get("/api/v1/rules").json().get("packs")) {
      for (JsonNode rule : pack.get("rules")) {
        String id = rule.get("id").asText();
        for (String field : List.of("consequence", "consequence_en", "action", "action_en")) {
          assertThat(rule.get(field).asText()).as("%s %s", id, field).isNotBlank();
        }
        assertThat(rule.get("respond_minutes").asInt()).as(id).isPositive();
        rules++;
      }
    }
    assertThat(rules).as("control: there are rules").isGreaterThan(50);
  }

  @Test
  void aRuleSaysWhereItComesFromHowSureThatIsAndWhatToDo() {
    JsonNode cut = rule(room.duty(), "CO-M2");
    assertThat(cut.get("clause").asText()).isEqualTo("AQ 1029-2019 / 煤矿安全规程");
    assertThat(cut.get("limit_mark").asText()).isEqualTo("V");
    assertThat(cut.get("is_law").asBoolean()).isTrue();
    assertThat(cut.get("severity").asInt()).isEqualTo(2);
    assertThat(cut.get("ladder").asText()).isEqualTo("CO-M");
    assertThat(cut.get("consequence_en").asText())
        .isEqualTo("Methane is at the cut-off value: lives are at risk");
    assertThat(cut.get("respond_minutes").asInt()).isEqualTo(5);
    JsonNode rise = rule(room.duty(), "CO-M5");
    assertThat(rise.get("limit_mark").asText()).as("a proposal").isEqualTo("P");
    assertThat(rise.get("is_law").asBoolean()).isFalse();
  }

  @Test
  void pointsAreThoseOfTheReadersOwnArea() {
    String plant = room.plantIn("140494", 2);
    Browser own = room.officer("rules-own", "county:140494");
    Browser elsewhere = room.officer("rules-elsewhere", "county:140495");
    assertThat(rule(own, "CO-M1").get("points").asLong()).isEqualTo(2);
    assertThat(rule(elsewhere, "CO-M1").get("points").asLong()).isZero();
    List<String> points = new ArrayList<>();
    for (JsonNode item : own.get("/api/v1/rules/CO-M1/points").json().get("items")) {
      points.add(item.get("enterprise").asText() + " " + item.get("point").asText());
    }
    assertThat(points).containsExactlyInAnyOrder(plant + " F01.CH4", plant + " F02.CH4");
    assertThat(elsewhere.get("/api/v1/rules/CO-M1/points").json().get("items")).isEmpty();
  }

  @Test
  @DisplayName("A1 the rules of plants' own stand in the book with why, for whose area they lie in")
  void rulesOfPlantsOwnStandInTheBook() {
    String plant = room.plantIn("140496", 1);
    String named = Plants.coalMine(plant, 1).replace("140428", "140496");
    String own =
        named.replace(
            "\"rules\":[",
            """
            "customRules":[{"id":"OWN","severity":2,"rule":"stale","silentMillis":60000,
              "rationale":{"harm":"MAJOR","consequence":"失去监测","consequenceEn":"unwatched",
              "action":"现场查看","actionEn":"look there","respondMinutes":5,
              "justification":"夜间无人 / nobody at night"}}],"rules":[""");
    assertThat(room.importPlant(plant, own).status()).isEqualTo(200);
    JsonNode listed = ownRules(room.officer("own-rules", "county:140496"));
    assertThat(listed.get("more").asBoolean()).isFalse();
    assertThat(listed.get("items")).hasSize(1);
    JsonNode rule = listed.get("items").get(0);
    assertThat(rule.get("enterprise").asText()).isEqualTo(plant);
    assertThat(rule.get("point").asText()).isEqualTo("F01.CH4");
    assertThat(rule.get("id").asText()).isEqualTo("OWN");
    assertThat(rule.get("severity").asInt()).isEqualTo(2);
    JsonNode why = rule.get("why");
    assertThat(why.get("harm").asText()).isEqualTo("MAJOR");
    assertThat(why.get("consequence").asText()).isEqualTo("失去监测");
    assertThat(why.get("action_en").asText()).isEqualTo("look there");
    assertThat(why.get("respond_minutes").asInt()).isEqualTo(5);
    assertThat(why.get("justification").asText()).contains("nobody at night");
    Browser elsewhere = room.officer("own-rules-elsewhere", "county:140497");
    assertThat(ownRules(elsewhere).get("items")).isEmpty();
    assertThat(room.importPlant(plant, named).status()).isEqualTo(200);
    assertThat(ownRules(room.officer("own-rules", "county:140496")).get("items"))
        .as("it is bound no more")
        .isEmpty();
  }

  private static JsonNode ownRules(Browser reader) {
    return reader.get("/api/v1/rules/own").json();
  }

  @Test
  void aRuleThatDoesNotExistIsRefusedInWords() {
    assertProblem(room.duty().get("/api/v1/rules/CO-M99/points"), 404, "NOT_FOUND");
  }

  @Test
  @DisplayName("A3 A4 a level by consequence and time, and a limit by the way to the hazard")
  void adviceIsWorkedOut() {
    Browser duty = room.duty();
    JsonNode level =
        duty.get("/api/v1/rules/advice/severity?consequence=SEVERE&minutes=2.9").json();
    assertThat(level.get("severity").asInt()).isEqualTo(1);
    assertThat(level.get("must_trip").asBoolean()).isTrue();
    JsonNode prompt = duty.get("/api/v1/rules/advice/severity?consequence=MINOR&minutes=31").json();
    assertThat(prompt.get("severity").isNull()).isTrue();
    JsonNode limit =
        duty.get("/api/v1/rules/advice/limit?hazard=50&rate=2&response=3&action=5").json();
    assertThat(limit.get("limit").asDouble()).isEqualTo(26);
    assertThat(limit.get("arithmetic").asText()).contains("× 1.50 = 26.00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "severity?consequence=BAD&minutes=1",
        "severity?consequence=MINOR&minutes=-1",
        "severity?consequence=MINOR&minutes=soon",
        "limit?hazard=50&rate=0&response=3&action=5",
        "limit?hazard=50&rate=2&response=3&action=5&margin=0.5",
        "limit?hazard=NaN&rate=2&response=3&action=5",
      })
  void adviceThatFollowsFromNothingIsRefused(String asked) {
    assertProblem(room.duty().get("/api/v1/rules/advice/" + asked), 400, "BAD_REQUEST");
  }
}
