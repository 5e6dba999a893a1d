package io.vigil.alerting.work;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Planned works: announced, approved by a second person, and a mark that takes nothing away. */
@ExtendWith(Room.Shared.class)
class WorksIT {
  private static final String POINTS = "\"points\":[\"F01.CH4\"]";

  private Room room;
  private String plant;
  private Browser operator;
  private Browser lead;
  private JournalNumber from;

  @BeforeEach
  void begin(Room shared) {
    room = shared;
    plant = room.plant(2);
    operator = room.somebody("worker-" + plant, "PLANT", "plant-shift:" + plant);
    lead = room.somebody("work-lead", "LEAD", "county:140428");
    from = Inside.of(room.alerting()).getBean(Journal.class).position();
  }

  @Test
  void marksTheAlertsOfItsPointsAndTakesNothingFromThem() throws Exception {
    JsonNode work = announced(POINTS, -1, 5);
    JsonNode waiting = room.raised(plant);
    assertThat(kinds(waiting)).as("nobody has approved").doesNotContain(JournalKind.WORK_MARKED);
    JsonNode approved = done(lead, work, "approve");
    assertThat(approved.get("state").asText()).isEqualTo("APPROVED");
    assertThat(inForce(operator)).contains(id(work));

    room.judge().say(room.judge().watch(plant, "F01.CH4", "CO-M1").raise(1.2));
    room.judge().say(room.judge().watch(plant, "F02.CH4", Room.RULE).raise(1.6));
    List<JsonNode> open = room.open(room.duty(), plant, 3);
    JsonNode concerned = alert(open, "F01.CH4", "CO-M1");
    JsonNode other = alert(open, "F02.CH4", Room.RULE);
    assertThat(kinds(concerned)).contains(JournalKind.WORK_MARKED);
    assertThat(kinds(other)).doesNotContain(JournalKind.WORK_MARKED);
    assertThat(concerned.get("state").asText()).isEqualTo("ACTIVE_UNACKED");
    assertThat(concerned.get("responsible").asText()).isNotEmpty();
    JsonNode now = room.duty().get(path(other)).json();
    assertThat(acknowledge(room.duty(), now).status()).isEqualTo(200);

    room.pass(Duration.ofMinutes(20));
    JsonNode orange = room.duty().get(path(waiting)).json();
    assertThat(orange.get("escalations").asInt()).as("it escalates all the same").isPositive();
  }

  @Test
  void concernsAWholeUnitWhereItNamesOne() throws Exception {
    done(lead, announced("\"unit\":\"F01\"", -1, 5), "approve");
    assertThat(kinds(room.raised(plant))).contains(JournalKind.WORK_MARKED);
  }

  @Test
  void nobodyApprovesWhatTheyAnnounced() {
    JsonNode work = announced(lead, POINTS, 1, 5).json();
    assertProblem(act(lead, work, "approve"), 403, "FOUR_EYES");
    assertProblem(act(lead, work, "refuse"), 403, "FOUR_EYES");
    assertProblem(act(operator, work, "approve"), 403, "NOT_ALLOWED");
    Browser second = room.somebody("work-second", "APPROVER", "county:140428");
    assertThat(done(second, work, "refuse").get("state").asText()).isEqualTo("REFUSED");
    assertProblem(act(second, work, "approve"), 409, "NOT_ASKED");
  }

  @Test
  void endsByItselfApprovedOrNot() {
    JsonNode approved = announced(POINTS, -1, 5);
    done(lead, approved, "approve");
    JsonNode asked = announced(POINTS, -1, 5);
    room.pass(Duration.ofHours(4));
    assertThat(state(approved)).isEqualTo("APPROVED");
    room.pass(Duration.ofHours(6));
    assertThat(state(approved)).isEqualTo("ENDED");
    assertThat(state(asked)).isEqualTo("ENDED");
    assertProblem(act(lead, asked, "approve"), 409, "NOT_ASKED");
    assertThat(kinds(approved))
        .containsExactly(JournalKind.WORK_ASKED, JournalKind.WORK_APPROVED, JournalKind.WORK_ENDED);
  }

  @Test
  void isEndedBeforeItsTimeAndIsNotInForceBeforeItBegins() throws Exception {
    JsonNode later = announced(POINTS, 2, 5);
    done(lead, later, "approve");
    assertThat(inForce(operator)).doesNotContain(id(later));
    JsonNode now = announced(POINTS, -1, 5);
    done(lead, now, "approve");
    assertThat(inForce(operator)).contains(id(now));
    JsonNode ended = done(operator, now, "end");
    assertThat(ended.get("ended_by").asText()).isEqualTo("worker-" + plant);
    assertThat(done(operator, now, "end")).as("once more changes nothing").isEqualTo(ended);
    assertThat(inForce(operator)).doesNotContain(id(now));
    assertThat(kinds(room.raised(plant))).doesNotContain(JournalKind.WORK_MARKED);
    assertThat(operator.get("/api/v1/shift").json().get("lines").findValuesAsText("subject"))
        .contains(id(later))
        .doesNotContain(id(now));
  }

  @Test
  void isNobodyElsesBusinessAndRefusedInWords() {
    JsonNode work = announced(POINTS, -1, 5);
    Browser neighbour = room.somebody("work-neighbour", "LEAD", "county:140484");
    assertProblem(act(neighbour, work, "approve"), 404, "NOT_FOUND");
    assertProblem(act(neighbour, work, "end"), 404, "NOT_FOUND");
    assertProblem(announced(neighbour, POINTS, 1, 5), 404, "NOT_FOUND");
    assertThat(neighbour.get("/api/v1/works").json().findValuesAsText("id"))
        .doesNotContain(id(work));
    assertProblem(announced(operator, "\"points\":[\"NO.SUCH\"]", 1, 5), 404, "NOT_FOUND");
    assertProblem(announced(operator, "\"unit\":\"no-such\"", 1, 5), 404, "NOT_FOUND");
    assertProblem(announced(operator, "\"unit\":\"F01\"," + POINTS, 1, 5), 422, "FIELD_MISSING");
    assertProblem(announced(operator, "\"points\":[]", 1, 5), 422, "FIELD_MISSING");
    assertProblem(announced(operator, "\"points\":[\"a,b\"]", 1, 5), 400, "BAD_REQUEST");
    assertProblem(announced(operator, POINTS, 5, 1), 400, "BAD_REQUEST");
    assertProblem(announced(operator, POINTS, -5, -1), 400, "BAD_REQUEST");
    assertProblem(announced(operator, POINTS, 1, 200), 422, "TOO_LONG");
    assertProblem(operator.post("/api/v1/works/x/end", "{}"), 404, "NOT_FOUND");
  }

  private JsonNode announced(String where, int begins, int until) {
    Answer answer = announced(operator, where, begins, until);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  /** Hours from now. */
  private Answer announced(Browser who, String where, int begins, int until) {
    return who.post(
        "/api/v1/works",
        """
        {"enterprise":"%s",%s,"what":"动火作业","permit":"DH-2026-118","begins":"%s","until":"%s"}"""
            .formatted(plant, where, in(begins), in(until)));
  }

  private static Answer act(Browser who, JsonNode work, String act) {
    return who.post("/api/v1/works/" + id(work) + "/" + act, "{}");
  }

  private static JsonNode done(Browser who, JsonNode work, String act) {
    Answer answer = act(who, work, act);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  private String state(JsonNode work) {
    return operator.get("/api/v1/works").json().get("items").findParents("permit").stream()
        .filter(one -> id(one).equals(id(work)))
        .map(one -> one.get("state").asText())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> inForce(Browser who) {
    return who.get("/api/v1/works?in-force=true").json().findValuesAsText("id");
  }

  private static String id(JsonNode work) {
    return work.get("id").asText();
  }

  private static JsonNode alert(List<JsonNode> open, String point, String rule) {
    return open.stream()
        .filter(one -> one.get("watch").asText().endsWith("/" + point + "/" + rule))
        .findFirst()
        .orElseThrow();
  }

  private String in(int hours) {
    return Inside.of(room.alerting())
        .getBean(Deadlines.class)
        .now()
        .plus(Duration.ofHours(hours))
        .toString();
  }

  private List<JournalKind> kinds(JsonNode subject) {
    return Inside.of(room.alerting()).getBean(Journal.class).after(from, 5_000).stream()
        .filter(one -> one.alert().equals(id(subject)))
        .map(JournalEntry::kind)
        .toList();
  }
}
