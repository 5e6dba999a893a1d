package io.vigil.alerting.alert;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Room;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alerts over HTTP: lists, details and acknowledgements. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class AcknowledgementIT {
  @Test
  @DisplayName("attack90 an acknowledgement covers only what was seen")
  void somethingNewerIsShownInsteadOfAcknowledged(Room room, Attack attack) throws Exception {
    String plant = room.plant(1);
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
    room.judge().say(watch.raise(1.6));
    JsonNode seen = room.open(plant, any -> true);
    room.judge().say(watch.clear(0.2));
    JsonNode newest = room.open(plant, alert -> !alert.get("cleared").isNull());
    Answer late =
        attack.isRefused(
            room.duty(), 409, "CHANGED_SINCE_SEEN", () -> acknowledge(room.duty(), seen));
    assertThat(late.json().get("alert")).isEqualTo(newest);
    assertThat(acknowledge(room.duty(), newest).json().get("state").asText()).isEqualTo("NORMAL");
    JsonNode over = room.duty().get(path(newest)).json();
    assertProblem(acknowledge(room.duty(), over), 409, "NOTHING_TO_ACK");
  }

  @Test
  @DisplayName("attack90 a client whose clock is a day wrong moves no deadline")
  void clockOfTheClient(Room room, Attack attack) throws Exception {
    JsonNode seen = room.raised(room.plant(1));
    Answer acknowledged =
        room.duty()
            .send(
                "POST",
                path(seen) + "/ack",
                "{\"activation\":\"%s\",\"version\":%d,\"at\":\"2031-01-01T00:00:00Z\"}"
                    .formatted(seen.get("activation").asText(), seen.get("version").asLong()),
                "X-Client-Time",
                "2031-01-01T00:00:00Z");
    assertThat(acknowledged.status()).isEqualTo(200);
    assertThat(acknowledged.json().toString()).doesNotContain("2031-");
    assertThat(room.duty().get(path(seen) + "/trace").json().toString()).doesNotContain("2031-");
    attack.boardIsNoQuieter();
  }

  @Test
  void aWorseValueAloneDoesNotTakeTheKeyFromUnderTheFinger(Room room) throws Exception {
    String plant = room.plant(1);
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
    room.judge().say(watch.raise(1.6));
    JsonNode seen = room.open(plant, any -> true);
    room.judge().say(watch.update(1.9));
    room.open(plant, alert -> alert.get("value").asDouble() == 1.9);
    assertThat(acknowledge(room.duty(), seen).status()).isEqualTo(200);
  }

  @Test
  void pressingAgainAfterALostAnswerIsOneAcknowledgement(Room room) throws Exception {
    JsonNode seen = room.raised(room.plant(1));
    assertThat(acknowledge(room.duty(), seen).status()).isEqualTo(200);
    Answer again = acknowledge(room.duty(), seen);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("acked_by").asText()).isEqualTo("duty");
    assertThat(kinds(room, seen)).containsExactly("RAISED", "ACKED");
  }

  @Test
  void manyPressesAtOnceAreOneAcknowledgement(Room room) throws Exception {
    JsonNode seen = room.raised(room.plant(1));
    ExecutorService pressing = Executors.newFixedThreadPool(4);
    try {
      Callable<Answer> press = () -> acknowledge(room.duty(), seen);
      for (Future<Answer> answer : pressing.invokeAll(List.of(press, press, press, press))) {
        assertThat(answer.get().status()).isEqualTo(200);
      }
    } finally {
      pressing.shutdownNow();
    }
    assertThat(kinds(room, seen)).containsExactly("RAISED", "ACKED");
  }

  @Test
  void anIncompleteAcknowledgementIsRefusedInWords(Room room) throws Exception {
    String ack = path(room.raised(room.plant(1))) + "/ack";
    assertProblem(room.duty().post(ack, "{}"), 400, "BAD_REQUEST");
    assertProblem(room.duty().post(ack, "{\"activation\":"), 400, "BAD_REQUEST");
    assertProblem(
        room.duty().post("/api/v1/alerts/a-9-9/ack", "{\"activation\":\"x\",\"version\":1}"),
        404,
        "NOT_FOUND");
  }

  @Test
  void theTraceHoldsWhatThePointShowedAroundItWhereThatIsAskedFor(Room room) throws Exception {
    String plant = room.plant(1);
    JsonNode alert = room.raised(plant);
    Instant began = OffsetDateTime.parse(alert.get("began").asText()).toInstant();
    room.store().write(reading(plant, began.minusSeconds(50), 0.9) + reading(plant, began, 1.6));
    String trace = path(alert) + "/trace";
    JsonNode shown =
        Eventually.get(
            () -> room.duty().get(trace + "?minutes=1").json().get("readings"),
            readings -> readings.size() == 2);
    assertThat(shown.findValuesAsText("max")).containsExactly("0.9", "1.6");
    assertThat(shown.findValuesAsText("quality")).containsExactly("GOOD", "GOOD");
    assertThat(room.duty().get(trace).json().get("readings").isNull()).isTrue();
    assertThat(room.duty().get(trace).json().get("told")).as("no channel there").isEmpty();
    assertProblem(room.duty().get(trace + "?minutes=1441"), 400, "BAD_REQUEST");
  }

  private static String reading(String plant, Instant at, double value) {
    return "reading,enterprise=%s,unit=F01,point=F01.CH4 value=%s,quality=\"GOOD\",why=\"GOOD\",offset=1i %d%n"
        .formatted(plant, value, at.toEpochMilli());
  }

  @Test
  void theTraceTellsEverythingAndTheArithmetic(Room room) throws Exception {
    JsonNode alert = room.raised(room.plant(1));
    JsonNode trace = room.duty().get(path(alert) + "/trace").json();
    assertThat(trace.get("alert")).isEqualTo(alert);
    JsonNode event = trace.get("events").get(0);
    assertThat(event.get("detail").get("value").asDouble()).isEqualTo(1.6);
    assertThat(event.get("detail").get("ordinal").asLong()).isPositive();
    assertThat(trace.get("arithmetic").get("zh").asText()).contains("1.60 ≥ 1.50 %CH4");
    JsonNode advice = trace.get("advice");
    assertThat(advice.get("consequence").get("en").asText())
        .isEqualTo("Methane is at the cut-off value: lives are at risk");
    assertThat(advice.get("action").get("zh").asText()).isNotBlank();
    assertThat(advice.get("respond_minutes").asInt()).isEqualTo(5);
  }

  @Test
  void pagesOfAlertsJoinWithoutGapOrRepeat(Room room) throws Exception {
    String plant = room.plant(5);
    for (int i = 1; i <= 5; i++) {
      room.raise(plant, "F%02d.CH4".formatted(i));
    }
    Eventually.get(() -> room.openOf(plant), all -> all.size() == 5);
    Set<String> seen = new HashSet<>();
    String cursor = "";
    do {
      JsonNode page = room.duty().get("/api/v1/alerts?open=true&limit=2" + cursor).json();
      page.get("items").forEach(one -> assertThat(seen.add(one.get("id").asText())).isTrue());
      cursor = page.get("cursor").isNull() ? "" : "&cursor=" + page.get("cursor").asText();
    } while (!cursor.isEmpty());
    room.openOf(plant).forEach(one -> assertThat(seen).contains(one.get("id").asText()));
    assertProblem(room.duty().get("/api/v1/alerts?limit=0"), 400, "BAD_REQUEST");
    assertProblem(room.duty().get("/api/v1/alerts?cursor=x"), 400, "BAD_REQUEST");
    assertProblem(room.duty().get("/api/v1/alerts?open=maybe"), 400, "BAD_REQUEST");
  }

  @Test
  void ofThoseThatAreOverTheLastOneComesFirst(Room room) throws Exception {
    String plant = room.plant(2);
    for (String code : List.of("F01.CH4", "F02.CH4")) {
      Judge.About watch = room.judge().watch(plant, code, Room.RULE);
      room.judge().say(watch.raise(1.6));
      room.judge().say(watch.clear(0.1));
    }
    List<JsonNode> both =
        Eventually.get(
            () -> room.openOf(plant),
            all -> all.size() == 2 && all.stream().noneMatch(one -> one.get("cleared").isNull()));
    both.forEach(one -> assertThat(acknowledge(room.duty(), one).status()).isEqualTo(200));
    JsonNode last = room.duty().get("/api/v1/alerts?open=false&limit=1").json().get("items").get(0);
    assertThat(last.get("id")).isEqualTo(both.get(1).get("id"));
  }

  private static List<String> kinds(Room room, JsonNode alert) {
    List<String> kinds = new ArrayList<>();
    JsonNode events = room.duty().get(path(alert) + "/trace").json().get("events");
    events.forEach(event -> kinds.add(event.get("kind").asText()));
    return kinds;
  }
}
