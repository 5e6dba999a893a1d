package io.vigil.alerting.lead;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.Mode;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadEvent.Kind;
import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.PointId;
import io.vigil.model.wire.LeadEventCodec;
import io.vigil.model.wire.LogTopics;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Leads from the log to the people whose business they are, and what these say about them. */
@ExtendWith(Room.Shared.class)
class LeadIT {
  private static final long BEGAN = Instant.parse("2026-11-24T08:00:00Z").toEpochMilli();
  private static final String SPAN = "&from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z";

  private Room room;
  private String plant;

  @BeforeEach
  void begin(Room shared) {
    room = shared;
    plant = room.plant(1);
  }

  @Test
  @DisplayName("A2 what asks for no response is a lead: one row however often said, and no Alert")
  void leadIsOneRowHoweverOftenItIsSaidAndIsNoAlert() throws Exception {
    String id = id(1);
    say(id, Kind.BEGIN, Outcome.NONE, "当前 0.92", "now 0.92");
    say(id, Kind.BEGIN, Outcome.NONE, "当前 0.92", "now 0.92");
    say(id, Kind.END, Outcome.REACHED, "预警后 120 秒", "120 s after");
    say(id, Kind.BEGIN, Outcome.NONE, "当前 0.92", "now 0.92");
    say(id, Kind.END, Outcome.REACHED, "预警后 120 秒", "120 s after");
    say(id(2), Kind.BEGIN, Outcome.NONE, "二", "two");
    JsonNode items = listed(2);
    assertThat(items.findValuesAsText("id")).containsExactlyInAnyOrder(id, id(2));
    JsonNode lead = items.get(0).get("id").asText().equals(id) ? items.get(0) : items.get(1);
    assertThat(lead.get("source").asText()).isEqualTo("EARLY_WARNING");
    assertThat(lead.get("began").asText()).isEqualTo("2026-11-24T16:00:00.000+08:00");
    assertThat(lead.get("ended").asText()).isEqualTo("2026-11-24T16:02:00.000+08:00");
    assertThat(lead.get("outcome").asText()).isEqualTo("REACHED");
    assertThat(lead.get("text").asText()).isEqualTo("当前 0.92");
    assertThat(lead.get("outcome_text_en").asText()).isEqualTo("120 s after");
    assertThat(lead.get("verdict").isNull()).isTrue();
    assertThat(room.openOf(plant)).as("nothing on the board").isEmpty();
  }

  @Test
  void leadThatIsRevisedStaysOneRowAndMayGoOnAgain() throws Exception {
    String id = id(1);
    say(id, Kind.BEGIN, Outcome.NONE, "20 kWh", "20 kWh");
    say(id, Kind.END, Outcome.FADED, "已恢复", "as usual");
    say(id, Kind.REVISE, Outcome.WITHDRAWN, "已修订", "revised");
    say(id(2), Kind.BEGIN, Outcome.NONE, "二", "two");
    JsonNode withdrawn = lead(listed(2), id);
    assertThat(withdrawn.get("outcome").asText()).isEqualTo("WITHDRAWN");
    assertThat(withdrawn.get("outcome_text_en").asText()).isEqualTo("revised");
    say(id, Kind.REVISE, Outcome.NONE, "24 kWh", "24 kWh");
    say(id(3), Kind.BEGIN, Outcome.NONE, "三", "three");
    JsonNode again = lead(listed(3), id);
    assertThat(again.get("ended").isNull()).isTrue();
    assertThat(again.get("text").asText()).isEqualTo("24 kWh");
  }

  private static JsonNode lead(JsonNode items, String id) {
    for (JsonNode item : items) {
      if (item.get("id").asText().equals(id)) {
        return item;
      }
    }
    throw new AssertionError("no lead " + id);
  }

  @Test
  void whatPeopleSayIsKeptJournaledAndCounted() throws Exception {
    for (int i = 1; i <= 4; i++) {
      say(id(i), Kind.BEGIN, Outcome.NONE, "线索", "lead");
    }
    listed(4);
    judge(room.duty(), id(1), "TRUE", "现场核实");
    judge(room.duty(), id(2), "FALSE", "");
    judge(room.duty(), id(3), "UNCLEAR", "");
    judge(room.duty(), id(2), "TRUE", "");
    judge(room.duty(), id(4), "FALSE", "");
    JsonNode source = list(room.duty()).json().at("/sources/EARLY_WARNING");
    assertThat(source.get("leads").asInt()).isEqualTo(4);
    assertThat(source.get("judged_true").asInt()).isEqualTo(2);
    assertThat(source.get("judged_false").asInt()).isEqualTo(1);
    assertThat(source.get("precision").asDouble()).isEqualTo(2.0 / 3);
    Answer judged = judge(room.duty(), id(1), "TRUE", "现场核实");
    assertThat(judged.json().get("note").asText()).isEqualTo("现场核实");
    assertThat(judged.json().get("judged_by").asText()).isEqualTo("duty");
    JsonNode recorded =
        room.signIn("audit").get("/api/v1/audit/entries?subject=" + id(1)).json().get("items");
    assertThat(recorded.findValuesAsText("actor")).containsOnly("duty").isNotEmpty();
  }

  @Test
  void leadsOfOtherAreasAreNobodysBusiness() throws Exception {
    say(id(1), Kind.BEGIN, Outcome.NONE, "线索", "lead");
    listed(1);
    Browser elsewhere = room.officer("leads-elsewhere", "county:140491");
    assertProblem(list(elsewhere), 404, "NOT_FOUND");
    assertProblem(judge(elsewhere, id(1), "TRUE", ""), 404, "NOT_FOUND");
  }

  @Test
  @DisplayName(
      "a department reads by its token the leads of its own area alone, and what it says of them is"
          + " in the precision that everybody is told")
  void aDepartmentsWordComesBack() throws Exception {
    for (int i = 1; i <= 3; i++) {
      say(id(i), Kind.BEGIN, Outcome.NONE, "线索", "lead");
    }
    listed(3);
    judge(room.duty(), id(1), "TRUE", "");
    String looker = token("grid-looker", "county:140428", "\"LOOK\"");
    String words = "{\"verdict\":\"FALSE\",\"note\":\"计量换表\"}";
    assertProblem(by(looker, "POST", feedback(id(2)), words), 403, "NOT_ALLOWED");
    String department = token("grid-company", "county:140428", "\"LOOK\",\"ACT\"");
    String path = "/api/v1/leads?enterprise=" + plant + SPAN;
    assertThat(by(department, "GET", path, null).json().get("items")).hasSize(3);
    assertThat(by(department, "POST", feedback(id(2)), words).status()).isEqualTo(200);
    String elsewhere = token("grid-elsewhere", "county:140491", "\"LOOK\",\"ACT\"");
    assertProblem(by(elsewhere, "GET", path, null), 404, "NOT_FOUND");
    assertProblem(by(elsewhere, "POST", feedback(id(3)), words), 404, "NOT_FOUND");
    JsonNode seen = list(room.duty()).json();
    assertThat(seen.at("/sources/EARLY_WARNING/precision").asDouble()).isEqualTo(0.5);
    JsonNode judged = lead(seen.get("items"), id(2));
    assertThat(judged.get("judged_by").asText()).isEqualTo("grid-company");
    assertThat(judged.get("note").asText()).isEqualTo("计量换表");
    assertThat(lead(seen.get("items"), id(3)).get("verdict").isNull()).isTrue();
  }

  /** That of a program of somebody who serves there. */
  private String token(String name, String position, String rights) {
    JsonNode made =
        room.security()
            .post(
                "/api/v1/people/" + name,
                "{\"role\":\"DUTY\",\"position\":\"%s\"}".formatted(position))
            .json();
    String password = made.get("password").asText();
    Browser person = room.stranger();
    person.login(name, password);
    String asked =
        "{\"password\":\"%s\",\"name\":\"leads\",\"rights\":[%s],\"days\":30}"
            .formatted(password, rights);
    return person.post("/api/v1/me/tokens", asked).json().get("token").asText();
  }

  private Answer by(String token, String method, String path, @Nullable String body) {
    return room.stranger().send(method, path, body, "Authorization", "Bearer " + token);
  }

  private static String feedback(String id) {
    return "/api/v1/leads/" + id + "/feedback";
  }

  @Test
  void whatCannotBeIsRefusedInWords() {
    assertProblem(judge(room.duty(), id(9), "TRUE", ""), 404, "NOT_FOUND");
    assertProblem(judge(room.duty(), "nonsense", "TRUE", ""), 404, "NOT_FOUND");
    assertProblem(judge(room.duty(), id(9), "MAYBE", ""), 400, "BAD_REQUEST");
    assertProblem(room.duty().get("/api/v1/leads?enterprise=no-such" + SPAN), 404, "NOT_FOUND");
    assertProblem(
        room.duty()
            .get(
                "/api/v1/leads?enterprise="
                    + plant
                    + "&from=2026-11-24T00:00:00Z&to=2026-11-23T00:00:00Z"),
        400,
        "BAD_REQUEST");
  }

  /** 32 hexadecimal digits that no other test has. */
  private String id(int number) {
    return "%016x%016x".formatted(plant.hashCode() & 0xffffffffL, number);
  }

  private JsonNode listed(int leads) throws Exception {
    return Eventually.get(
        () -> list(room.duty()).json().get("items"), items -> items.size() == leads);
  }

  private Answer list(Browser who) {
    return who.get("/api/v1/leads?enterprise=" + plant + SPAN);
  }

  private static Answer judge(Browser who, String id, String verdict, String note) {
    return who.post(
        "/api/v1/leads/" + id + "/feedback",
        "{\"verdict\":\"%s\",\"note\":\"%s\"}".formatted(verdict, note));
  }

  private void say(String id, Kind kind, Outcome outcome, String zh, String en)
      throws ExecutionException, InterruptedException {
    LeadEvent event =
        new LeadEvent(
            kind,
            id,
            LeadSource.EARLY_WARNING,
            new PointId(plant, "F01.CH4"),
            "F01",
            "CO-M1",
            Mode.REAL,
            0,
            7,
            BEGAN,
            kind == Kind.BEGIN ? BEGAN : BEGAN + 120_000,
            0.92,
            outcome,
            zh,
            en);
    try (KafkaProducer<String, byte[]> log =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", room.log().bootstrap()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      log.send(new ProducerRecord<>(LogTopics.LEADS, plant, LeadEventCodec.encode(event))).get();
    }
  }
}
