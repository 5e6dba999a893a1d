package io.vigil.alerting.notice;

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
import io.vigil.alerting.testing.Room;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Warning notices and the receipts of who has read them. */
@ExtendWith(Room.Shared.class)
class NoticesIT {
  private Room room;
  private String plant;
  private String other;
  private Browser operator;

  @BeforeEach
  void begin(Room shared) {
    room = shared;
    plant = room.plant(1);
    other = room.plant(1);
    operator = room.somebody("reader-" + plant, "PLANT", "plant-shift:" + plant);
  }

  @Test
  void isReadOnceByEachPlantAndTheBureauSeesWhoHasNot() {
    JournalNumber from = Inside.of(room.alerting()).getBean(Journal.class).position();
    JsonNode sent = sent("\"%s\",\"%s\"".formatted(plant, other));
    assertThat(sent.get("sent_from").asText()).isEqualTo("county:140428");
    assertThat(subjects(operator)).contains(id(sent));
    JsonNode read = read(operator, sent).json();
    assertThat(read.get("read_by").asText()).isEqualTo("reader-" + plant);
    assertThat(read(operator, sent).json()).as("once more changes nothing").isEqualTo(read);
    assertThat(subjects(operator)).doesNotContain(id(sent));
    JsonNode readers = notice(room.duty(), sent).get("readers");
    assertThat(readers.findValuesAsText("enterprise"))
        .as("whoever has not comes first")
        .containsExactly(other, plant);
    assertThat(readers.at("/0/read_at").isNull()).isTrue();
    assertThat(notice(operator, sent).get("readers").findValuesAsText("enterprise"))
        .as("a plant sees nothing of others")
        .containsExactly(plant);
    assertThat(Inside.of(room.alerting()).getBean(Journal.class).after(from, 5_000))
        .filteredOn(one -> one.alert().equals(id(sent)))
        .extracting(JournalEntry::kind)
        .containsExactly(JournalKind.NOTICE_SENT, JournalKind.NOTICE_READ);
  }

  @Test
  void goesToEveryPlantOfTheAreaWhereNoneIsNamed() {
    Answer answer = send(room.duty(), "");
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    assertThat(answer.json().get("readers").findValuesAsText("enterprise"))
        .contains(plant, other)
        .doesNotContain("vigil-probe");
  }

  @Test
  void isNobodyElsesBusinessAndRefusedInWords() {
    JsonNode sent = sent("\"" + plant + "\"");
    Browser stranger = room.somebody("reader-" + other, "PLANT", "plant-shift:" + other);
    assertProblem(read(stranger, sent), 404, "NOT_FOUND");
    assertProblem(read(room.duty(), sent), 404, "NOT_FOUND");
    assertThat(stranger.get("/api/v1/notices").json().findValuesAsText("id"))
        .doesNotContain(id(sent));
    Browser neighbour = room.officer("notice-neighbour", "county:140484");
    assertProblem(send(neighbour, enterprises("\"" + plant + "\"")), 404, "NOT_FOUND");
    assertProblem(send(operator, enterprises("\"" + plant + "\"")), 403, "NOT_RESPONSIBLE");
    assertProblem(send(room.duty(), enterprises("\"no-such\"")), 404, "NOT_FOUND");
    assertProblem(send(room.duty(), enterprises("")), 400, "BAD_REQUEST");
    assertProblem(room.duty().post("/api/v1/notices", "{\"title\":\"x\"}"), 422, "FIELD_MISSING");
    assertProblem(operator.post("/api/v1/notices/x/read", "{}"), 404, "NOT_FOUND");
  }

  private JsonNode sent(String plants) {
    Answer answer = send(room.duty(), enterprises(plants));
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  private static Answer send(Browser who, String more) {
    return who.post(
        "/api/v1/notices",
        "{\"title\":\"甲烷超限事故通报\",\"content\":\"邻县一矿超限未撤人\",\"measure\":\"自查断电功能\"%s}"
            .formatted(more));
  }

  private static String enterprises(String plants) {
    return ",\"enterprises\":[" + plants + "]";
  }

  private static Answer read(Browser who, JsonNode notice) {
    return who.post("/api/v1/notices/" + id(notice) + "/read", "{}");
  }

  private static JsonNode notice(Browser who, JsonNode notice) {
    return who.get("/api/v1/notices").json().get("items").findParents("title").stream()
        .filter(one -> id(one).equals(id(notice)))
        .findFirst()
        .orElseThrow();
  }

  private static String id(JsonNode notice) {
    return notice.get("id").asText();
  }

  private static List<String> subjects(Browser who) {
    return who.get("/api/v1/shift").json().get("lines").findValuesAsText("subject");
  }
}
