package io.vigil.alerting.inspection;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What duty rooms ask of plants and stations, and whether they answer. */
@ExtendWith(Room.Shared.class)
class InspectionsIT {
  private Room room;
  private String plant;
  private Browser operator;
  private JournalNumber from;

  @BeforeEach
  void begin(Room shared) {
    room = shared;
    plant = room.plant(1);
    operator = room.somebody("asked-" + plant, "PLANT", "plant-shift:" + plant);
    from = Inside.of(room.alerting()).getBean(Journal.class).position();
  }

  @Test
  @DisplayName("a spot check (抽查) is answered by its position, once and in time")
  void spotCheckIsAnsweredInTime() {
    JsonNode asked = ask(room.duty(), spotCheck()).get(0);
    assertThat(asked.get("kind").asText()).isEqualTo("SPOT_CHECK");
    assertThat(asked.get("asked_from").asText()).isEqualTo("county:140428");
    assertThat(subjects(operator)).contains(id(asked));
    assertThat(subjects(room.duty())).contains(id(asked));
    Browser head = room.somebody("head-" + plant, "PLANT", "plant-head:" + plant);
    assertProblem(answer(head, asked, "在岗", ""), 404, "NOT_FOUND");
    assertProblem(answer(room.duty(), asked, "在岗", ""), 404, "NOT_FOUND");
    assertProblem(answer(operator, asked, " ", ""), 422, "FIELD_MISSING");
    JsonNode answered = answer(operator, asked, "王强在岗", "").json();
    assertThat(answered.get("answered_by").asText()).isEqualTo("asked-" + plant);
    assertProblem(answer(operator, asked, "改一下", ""), 409, "ANSWERED_ALREADY");
    assertThat(subjects(operator)).doesNotContain(id(asked));
    room.pass(Duration.ofMinutes(11));
    assertThat(seen(asked).get("missed_at").isNull()).isTrue();
    assertThat(kinds(asked))
        .containsExactly(JournalKind.INSPECTION_ASKED, JournalKind.INSPECTION_ANSWERED);
  }

  @Test
  void whatIsNotAnsweredInTimeStaysMissedWhateverIsSaidLater() {
    JsonNode asked = ask(room.duty(), spotCheck()).get(0);
    room.pass(Duration.ofMinutes(9));
    assertThat(seen(asked).get("missed_at").isNull()).isTrue();
    room.pass(Duration.ofMinutes(11));
    assertThat(seen(asked).get("missed_at").isNull()).isFalse();
    JsonNode late = answer(operator, asked, "刚才在巡检", "").json();
    assertThat(late.get("missed_at").isNull()).isFalse();
    assertThat(kinds(asked))
        .containsExactly(
            JournalKind.INSPECTION_ASKED,
            JournalKind.INSPECTION_MISSED,
            JournalKind.INSPECTION_ANSWERED);
  }

  @Test
  @DisplayName("a tour (巡查) is answered place by place, and what is wrong is said")
  void tour() {
    JsonNode asked =
        ask(room.duty(), positions("plant-shift:" + plant) + ",\"points\":[\"F01.CH4\",\"风机房\"]")
            .get(0);
    assertThat(asked.get("kind").asText()).isEqualTo("TOUR");
    assertThat(asked.get("items").findValuesAsText("what")).containsExactly("F01.CH4", "风机房");
    assertProblem(answer(operator, asked, "已巡", item(1, true, "")), 422, "FIELD_MISSING");
    Answer silent = answer(operator, asked, "已巡", item(1, true, "") + "," + item(2, false, " "));
    assertProblem(silent, 422, "FIELD_MISSING");
    assertThat(silent.json().get("zh").asText()).contains("风机房");
    JsonNode done =
        answer(operator, asked, "已巡", item(1, true, "") + "," + item(2, false, "皮带松")).json();
    assertThat(done.at("/items/1/fine").asBoolean()).isFalse();
    assertThat(done.at("/items/1/note").asText()).isEqualTo("皮带松");
    assertThat(seen(asked).get("items")).isEqualTo(done.get("items"));
  }

  @Test
  @DisplayName("plants are drawn at random with a seed that is recorded and draws the same again")
  void drawn() {
    List<String> plants = IntStream.rangeClosed(1, 6).mapToObj(i -> "drawn-" + i).toList();
    for (String one : plants) {
      String file = Plants.coalMine(one, 1).replace("140428", "640104");
      assertThat(room.importPlant(one, file).status()).isEqualTo(200);
    }
    Browser officer = room.officer("inspecting-64", "county:640104");
    JsonNode all = ask(officer, ",\"draw\":2");
    int seed = all.at("/0/seed").asInt();
    assertThat(all.at("/0/candidates").asInt()).isEqualTo(6);
    assertThat(all.findValuesAsText("position"))
        .isEqualTo(Draw.of(plants, 2, seed).stream().map(one -> "plant-shift:" + one).toList());
    assertThat(detail(all.get(0))).contains("\"seed\":" + seed).contains("\"candidates\":6");
    assertThat(ask(officer, ",\"draw\":100")).as("no more than there are").hasSize(6);
  }

  @Test
  void bureausAskDownwardsWithinTheirAreaAndAreRefusedInWords() {
    Browser prefecture = room.officer("inspecting-1404", "prefecture:1404");
    JsonNode station = ask(prefecture, positions("county:140429")).get(0);
    Browser asked = room.officer("inspected-140429", "county:140429");
    assertThat(answer(asked, station, "在岗", "").status()).isEqualTo(200);
    assertProblem(send(room.duty(), positions("county:140428")), 403, "NOT_RESPONSIBLE");
    assertProblem(send(room.duty(), positions("prefecture:1404")), 404, "NOT_FOUND");
    assertProblem(send(room.duty(), positions("county:140429")), 404, "NOT_FOUND");
    assertProblem(send(operator, positions("plant-shift:" + plant)), 403, "NOT_RESPONSIBLE");
    assertProblem(send(room.duty(), ""), 422, "FIELD_MISSING");
    assertProblem(send(room.duty(), spotCheck() + ",\"draw\":1"), 422, "FIELD_MISSING");
    assertProblem(send(room.duty(), ",\"draw\":101"), 400, "BAD_REQUEST");
    assertProblem(operator.post("/api/v1/inspections/x/answer", "{}"), 404, "NOT_FOUND");
    String other = room.plant(1);
    Browser stranger = room.somebody("asked-" + other, "PLANT", "plant-shift:" + other);
    JsonNode theirs = ask(room.duty(), spotCheck()).get(0);
    assertThat(stranger.get("/api/v1/inspections").json().findValuesAsText("id"))
        .doesNotContain(id(theirs));
  }

  private String spotCheck() {
    return positions("plant-shift:" + plant);
  }

  private static String positions(String position) {
    return ",\"positions\":[\"" + position + "\"]";
  }

  private static JsonNode ask(Browser who, String more) {
    Answer answer = send(who, more);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json().get("items");
  }

  private static Answer send(Browser who, String more) {
    return who.post("/api/v1/inspections", "{\"question\":\"谁在当班？\",\"minutes\":10" + more + "}");
  }

  private static Answer answer(Browser who, JsonNode asked, String words, String items) {
    return who.post(
        "/api/v1/inspections/" + id(asked) + "/answer",
        "{\"answer\":\"%s\",\"items\":[%s]}".formatted(words, items));
  }

  private static String item(int ordinal, boolean fine, String note) {
    return "{\"ordinal\":%d,\"fine\":%s,\"note\":\"%s\"}".formatted(ordinal, fine, note);
  }

  private JsonNode seen(JsonNode asked) {
    return room.duty().get("/api/v1/inspections").json().get("items").findParents("kind").stream()
        .filter(one -> id(one).equals(id(asked)))
        .findFirst()
        .orElseThrow();
  }

  private List<JournalKind> kinds(JsonNode asked) {
    return entries(asked).stream().map(JournalEntry::kind).toList();
  }

  private String detail(JsonNode asked) {
    return entries(asked).get(0).detail();
  }

  private List<JournalEntry> entries(JsonNode asked) {
    return Inside.of(room.alerting()).getBean(Journal.class).after(from, 5_000).stream()
        .filter(one -> one.alert().equals(id(asked)))
        .toList();
  }

  private static String id(JsonNode asked) {
    return asked.get("id").asText();
  }

  private static List<String> subjects(Browser who) {
    return who.get("/api/v1/shift").json().get("lines").findValuesAsText("subject");
  }
}
