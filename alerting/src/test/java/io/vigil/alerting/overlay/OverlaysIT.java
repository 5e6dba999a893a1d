package io.vigil.alerting.overlay;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.Stream;
import io.vigil.alerting.testing.Stream.Heard;
import io.vigil.model.alert.Severity;
import io.vigil.model.reading.QualityReason;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shelves and Watches out of service, as people use them. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class OverlaysIT {
  private static final String SERVICE = "/api/v1/overlays/out-of-service";

  @Test
  @DisplayName("A10 a shelf has an end and a reason, is listed, and returns by itself")
  void shelfReturnsByItself(Room room) throws Exception {
    Judge.About watch = watch(room, Severity.ORANGE);
    room.judge().say(watch.raise(1.6));
    JsonNode alert = room.open(plant(watch), any -> true);
    JsonNode shelf = shelve(room.duty(), alert, 60, false, "BEING_HANDLED").json();
    assertThat(shelf.get("state").asText()).isEqualTo("IN_FORCE");
    JsonNode quiet = now(room, alert);
    assertThat(quiet.get("state").asText()).isEqualTo("SHELVED");
    assertThat(quiet.get("acked_by").asText()).as("an act of knowing").isEqualTo("duty");
    assertThat(quiet.get("quiet_until")).isEqualTo(shelf.get("until"));
    assertThat(listed(room, shelf)).isTrue();
    room.pass(Duration.ofMinutes(59));
    assertThat(now(room, alert).get("state").asText()).isEqualTo("SHELVED");
    room.pass(Duration.ofMinutes(61));
    JsonNode back = now(room, alert);
    assertThat(back.get("state").asText()).isEqualTo("ACTIVE_UNACKED");
    assertThat(back.get("quiet_until").isNull()).isTrue();
    assertThat(back.get("ack_due").isNull()).as("somebody must answer again").isFalse();
    assertThat(listed(room, shelf)).isFalse();
    assertThat(kinds(room, alert)).containsExactly("RAISED", "OVERLAID", "OVERLAY_ENDED");
  }

  @Test
  @DisplayName("I8 a rise to red breaks the shelf")
  void riseBreaksTheShelf(Room room) throws Exception {
    Judge.About watch = watch(room, Severity.ORANGE);
    room.judge().say(watch.raise(1.6));
    JsonNode alert = room.open(plant(watch), any -> true);
    JsonNode shelf = shelve(room.duty(), alert, 60, false, "NUISANCE").json();
    room.judge().say(watch.at(Severity.RED).state(true, 3.1, QualityReason.GOOD));
    JsonNode red = room.open(plant(watch), one -> one.get("severity").asInt() == 1);
    assertThat(red.get("state").asText()).isEqualTo("ACTIVE_UNACKED");
    assertThat(red.get("quiet_until").isNull()).isTrue();
    assertThat(ended(room, shelf).get("end_reason").asText()).isEqualTo("SEVERITY_ROSE");
  }

  @Test
  void oneShotEndsWithTheConditionAndTheNextOneIsHeard(Room room) throws Exception {
    Judge.About watch = watch(room, Severity.ORANGE);
    room.judge().say(watch.raise(1.6));
    JsonNode alert = room.open(plant(watch), any -> true);
    JsonNode shelf = shelve(room.duty(), alert, 60, true, "PLANNED_WORK").json();
    room.judge().say(watch.clear(0.2));
    Eventually.get(() -> room.openOf(plant(watch)), List::isEmpty);
    assertThat(ended(room, shelf).get("end_reason").asText()).isEqualTo("CONDITION_GONE");
    room.judge().say(watch.activation("2").raise(1.7));
    assertThat(room.open(plant(watch), any -> true).get("state").asText())
        .isEqualTo("ACTIVE_UNACKED");
  }

  @Test
  @DisplayName("Alerts §4.2: what came and went under a shelf is there again, and on a list")
  void missedUnderTheShelf(Room room) throws Exception {
    Judge.About watch = watch(room, Severity.ORANGE);
    room.judge().say(watch.raise(1.6));
    JsonNode first = room.open(plant(watch), any -> true);
    JsonNode shelf = shelve(room.duty(), first, 60, false, "BEING_HANDLED").json();
    room.judge().say(watch.clear(0.2));
    Eventually.get(() -> room.openOf(plant(watch)), List::isEmpty);
    room.judge().later(Duration.between(judged(first), Instant.now()).toMillis() + 1);
    room.judge().say(watch.activation("2").raise(1.7));
    JsonNode second = room.open(plant(watch), any -> true);
    assertThat(second.get("state").asText()).isEqualTo("SHELVED");
    assertThat(second.get("quiet_until")).isEqualTo(shelf.get("until"));
    room.judge().say(watch.activation("2").clear(0.3));
    room.open(plant(watch), one -> !one.get("cleared").isNull());
    assertThat(post(room.duty(), shelf, "lift").status()).isEqualTo(200);
    assertThat(now(room, second).get("state").asText()).isEqualTo("CLEARED_UNACKED");
    JsonNode missed =
        room.duty().get("/api/v1/overlays/" + shelf.get("id").asText() + "/missed").json();
    assertThat(missed.findValuesAsText("id")).containsExactly(second.get("id").asText());
    assertProblem(post(room.duty(), shelf, "lift"), 409, "NOT_IN_FORCE");
  }

  @Test
  @DisplayName("attack62 attack87 nobody is their own second person, in a second browser neither")
  void nobodyIsTheirOwnSecondPerson(Room room, Attack attack) throws Exception {
    Browser lead = room.somebody("lead-of-140428", "LEAD", "county:140428");
    Judge.About watch = watch(room, Severity.RED);
    room.judge().say(watch.raise(3.2));
    JsonNode alert = room.open(plant(watch), any -> true);
    JsonNode asked = shelve(lead, alert, 30, false, "CALIBRATION").json();
    attack.isRefused(lead, 403, "FOUR_EYES", () -> post(lead, asked, "approve"));
    Browser again = room.somebody("lead-of-140428", "LEAD", "county:140428");
    attack.isRefused(again, 403, "FOUR_EYES", () -> post(again, asked, "approve"));
    assertThat(now(room, alert).get("state").asText()).isEqualTo("ACTIVE_UNACKED");
    Browser approver = room.somebody("yes-of-140428", "APPROVER", "county:140428");
    assertThat(post(approver, asked, "approve").status()).isEqualTo(200);
    assertThat(now(room, alert).get("state").asText()).isEqualTo("SHELVED");
  }

  @Test
  @DisplayName("A10 red is shelved for 30 minutes at most, and only by two people")
  void redNeedsASecondPerson(Room room) throws Exception {
    Judge.About watch = watch(room, Severity.RED);
    room.judge().say(watch.raise(3.2));
    JsonNode alert = room.open(plant(watch), any -> true);
    assertProblem(shelve(room.duty(), alert, 31, false, "CALIBRATION"), 422, "TOO_LONG");
    JsonNode asked = shelve(room.duty(), alert, 30, false, "CALIBRATION").json();
    assertThat(asked.get("state").asText()).isEqualTo("ASKED");
    assertThat(now(room, alert).get("state").asText()).isEqualTo("ACTIVE_UNACKED");
    assertProblem(shelve(room.duty(), alert, 30, false, "CALIBRATION"), 409, "OVERLAY_EXISTS");
    assertProblem(post(room.duty(), asked, "approve"), 403, "NOT_ALLOWED");
    assertThat(post(room.signIn("prefecture"), asked, "approve").status()).isEqualTo(200);
    JsonNode quiet = now(room, alert);
    assertThat(quiet.get("state").asText()).isEqualTo("SHELVED");
    assertThat(kinds(room, alert)).containsExactly("RAISED", "OVERLAY_ASKED", "OVERLAID");
  }

  @Test
  void whatNobodyApprovesLapsesAndWhatIsRefusedIsOver(Room room) throws Exception {
    Judge.About watch = watch(room, Severity.RED);
    room.judge().say(watch.raise(3.2));
    JsonNode alert = room.open(plant(watch), any -> true);
    JsonNode lapsing = shelve(room.duty(), alert, 30, false, "CALIBRATION").json();
    room.pass(Duration.ofMinutes(16));
    assertThat(ended(room, lapsing).get("end_reason").asText()).isEqualTo("LAPSED");
    assertProblem(post(room.signIn("prefecture"), lapsing, "approve"), 409, "NOT_ASKED");
    JsonNode newest = now(room, alert);
    Browser province = room.signIn("province");
    JsonNode refused = shelve(province, newest, 30, false, "CALIBRATION").json();
    assertThat(post(room.signIn("prefecture"), refused, "refuse").status()).isEqualTo(200);
    assertThat(ended(room, refused).get("end_reason").asText()).isEqualTo("REFUSED");
    assertThat(now(room, alert).get("state").asText()).isEqualTo("ACTIVE_UNACKED");
  }

  @Test
  @DisplayName("A8 a shelf approved late does not cover an Alert that nobody asked about")
  void approvalCoversTheAlertThatWasAskedForAlone(Room room) throws Exception {
    Judge.About watch = watch(room, Severity.RED);
    room.judge().say(watch.raise(3.2));
    JsonNode first = room.open(plant(watch), any -> true);
    JsonNode asked = shelve(room.duty(), first, 30, false, "CALIBRATION").json();
    room.judge().say(watch.clear(0.2));
    room.judge().later(Duration.ofMinutes(11).toMillis());
    room.judge().say(watch.activation("2").raise(3.4));
    JsonNode second = room.open(plant(watch), one -> !one.get("id").equals(first.get("id")));
    assertProblem(post(room.signIn("prefecture"), asked, "approve"), 409, "CHANGED_SINCE_SEEN");
    assertThat(now(room, second).get("state").asText()).isEqualTo("ACTIVE_UNACKED");
  }

  @Test
  @DisplayName("A12 out of service: permit, substitute measure, another person, planned end")
  void outOfService(Room room) throws Exception {
    Judge.About watch = watch(room, Severity.ORANGE);
    String form =
        "{\"watch\":\"%s\",\"minutes\":120,\"reason\":\"INSTRUMENT_FAULT\",\"permit\":\"%s\",\"substitute\":\"%s\"}";
    assertProblem(
        room.duty().post(SERVICE, form.formatted(watch.id(), "", "巡检")), 422, "FIELD_MISSING");
    assertProblem(
        room.duty().post(SERVICE, form.formatted(watch.id(), "WO-7", " ")), 422, "FIELD_MISSING");
    assertProblem(
        room.duty().post(SERVICE, form.formatted("no/such/watch", "WO-7", "巡检")), 404, "NOT_FOUND");
    JsonNode asked =
        room.duty().post(SERVICE, form.formatted(watch.id(), "WO-7", "每小时人工检测")).json();
    assertThat(asked.get("state").asText()).isEqualTo("ASKED");
    assertProblem(post(room.duty(), asked, "approve"), 403, "NOT_ALLOWED");
    assertThat(post(room.signIn("prefecture"), asked, "approve").status()).isEqualTo(200);
    room.judge().say(watch.raise(1.6));
    JsonNode alert = room.open(plant(watch), any -> true);
    assertThat(alert.get("state").asText()).isEqualTo("OUT_OF_SERVICE");
    assertThat(alert.get("ack_due").isNull()).isTrue();
    assertProblem(shelve(room.duty(), alert, 30, false, "NUISANCE"), 409, "OUT_OF_SERVICE");
    room.pass(Duration.ofMinutes(121));
    JsonNode back = now(room, alert);
    assertThat(back.get("state").asText()).isEqualTo("ACTIVE_UNACKED");
    assertThat(acknowledge(room.duty(), back).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("I12 what nobody acknowledged is there again when the Watch is back in service")
  void unackedSurvivesOutOfService(Room room) throws Exception {
    Judge.About watch = watch(room, Severity.ORANGE);
    room.judge().say(watch.raise(1.6));
    JsonNode alert = room.open(plant(watch), any -> true);
    JsonNode asked =
        room.duty()
            .post(
                SERVICE,
                "{\"watch\":\"%s\",\"minutes\":120,\"reason\":\"OTHER\",\"note\":\"换探头\",\"permit\":\"WO-8\",\"substitute\":\"便携仪\"}"
                    .formatted(watch.id()))
            .json();
    assertThat(post(room.signIn("province"), asked, "approve").status()).isEqualTo(200);
    room.judge().say(watch.clear(0.2));
    room.open(plant(watch), one -> !one.get("cleared").isNull());
    assertThat(now(room, alert).get("state").asText()).isEqualTo("OUT_OF_SERVICE");
    assertThat(post(room.duty(), asked, "lift").status()).isEqualTo(200);
    assertThat(now(room, alert).get("state").asText()).isEqualTo("CLEARED_UNACKED");
  }

  @ParameterizedTest(name = "minutes {0}, reason {1}: {2}")
  @CsvSource({
    "0, NUISANCE, FIELD_MISSING",
    "481, NUISANCE, TOO_LONG",
    "30, BECAUSE, FIELD_MISSING",
    "30, OTHER, FIELD_MISSING"
  })
  void incompleteShelfIsRefusedInWords(int minutes, String reason, String code, Room room)
      throws Exception {
    Judge.About watch = watch(room, Severity.ORANGE);
    room.judge().say(watch.raise(1.6));
    JsonNode alert = room.open(plant(watch), any -> true);
    Answer answer = shelve(room.duty(), alert, minutes, false, reason);
    assertProblem(answer, 422, code);
    assertThat(now(room, alert).get("state").asText()).isEqualTo("ACTIVE_UNACKED");
  }

  @Test
  @DisplayName("attack61 nobody empties a board by hand: 20 shelves an hour, and the lead is told")
  void twentyShelvesAnHour(Room room, Attack attack) throws Exception {
    String division = "140482";
    Browser officer = room.officer("shelving-officer", "county:" + division);
    String plant = room.plantIn(division, 21);
    for (int i = 1; i <= 21; i++) {
      room.raise(plant, "F%02d.CH4".formatted(i));
    }
    List<JsonNode> alerts = room.open(officer, plant, 21);
    for (JsonNode alert : alerts.subList(0, OverlayLimits.MOST_SHELVES)) {
      assertThat(shelve(officer, alert, 60, false, "NUISANCE").status()).isEqualTo(200);
    }
    JsonNode last = alerts.get(OverlayLimits.MOST_SHELVES);
    attack.isRefused(
        officer, 429, "TOO_MANY_SHELVES", () -> shelve(officer, last, 60, false, "NUISANCE"));
    assertThat(officer.get(path(last)).json().get("state").asText()).isEqualTo("ACTIVE_UNACKED");
    Browser lead = room.somebody("shelving-lead", "LEAD", "county:" + division);
    try (Stream leads = lead.stream("");
        Stream theirs = officer.stream("")) {
      Heard told = leads.next(OverlaysIT::namesShelvers);
      assertThat(told.data().get("shelvers").toString())
          .contains("\"person\":\"shelving-officer\"", "\"count\":20");
      assertThat(theirs.nextHeartbeat().data().get("shelvers")).as("no second person").isEmpty();
    }
    Browser colleague = room.officer("shelving-colleague", "county:" + division);
    assertThat(shelve(colleague, last, 60, false, "NUISANCE").status())
        .as("somebody else looks at it")
        .isEqualTo(200);
  }

  private static boolean namesShelvers(Heard event) {
    return event.event().equals("heartbeat") && !event.data().get("shelvers").isEmpty();
  }

  @ParameterizedTest(name = "{0} minutes: {1}")
  @CsvSource({
    "38000000, TOO_LONG",
    "2147483647, TOO_LONG",
    "-5, FIELD_MISSING",
    "-2147483648, FIELD_MISSING"
  })
  @DisplayName("attack63 a shelf until 2099, or into the past, is refused")
  void shelfWithoutAnEnd(int minutes, String code, Room room, Attack attack) throws Exception {
    Judge.About watch = watch(room, Severity.ORANGE);
    room.judge().say(watch.raise(1.6));
    JsonNode alert = room.open(plant(watch), any -> true);
    Browser officer = room.officer("endless-officer", "county:140428");
    attack.isRefused(officer, 422, code, () -> shelve(officer, alert, minutes, false, "NUISANCE"));
    assertThat(now(room, alert).get("state").asText()).isEqualTo("ACTIVE_UNACKED");
    assertThat(shelve(officer, alert, 60, false, "NUISANCE").status()).as("mended").isEqualTo(200);
  }

  @ParameterizedTest(name = "{0} min past midnight")
  @ValueSource(ints = {-1, 0, 1})
  @DisplayName("attack63 a shelf, and a time out of service, end at their minute, midnight or not")
  void endAtMidnight(int past, Room room, Attack attack) throws Exception {
    Judge.About watch = watch(room, Severity.ORANGE);
    room.judge().say(watch.raise(1.6));
    JsonNode alert = room.open(plant(watch), any -> true);
    ZonedDateTime now = ZonedDateTime.now(ZoneId.of("Asia/Shanghai"));
    ZonedDateTime midnight = now.toLocalDate().plusDays(2).atStartOfDay(now.getZone());
    int minutes = (int) Duration.between(now, midnight).toMinutes() + past;
    JsonNode asked =
        room.duty()
            .post(
                SERVICE,
                "{\"watch\":\"%s\",\"minutes\":%d,\"reason\":\"CALIBRATION\",\"permit\":\"P-1\","
                        .formatted(watch.id(), minutes)
                    + "\"substitute\":\"patrol\",\"note\":\"n\"}")
            .json();
    assertThat(lasts(asked)).isEqualTo(Duration.ofMinutes(minutes));
    int shelved = Math.floorMod(minutes - 1, 480) + 1;
    JsonNode shelf = shelve(room.duty(), alert, shelved, false, "NUISANCE").json();
    assertThat(lasts(shelf)).isEqualTo(Duration.ofMinutes(shelved));
    attack.boardIsNoQuieter();
  }

  private static Duration lasts(JsonNode overlay) {
    Duration lasting =
        Duration.between(
            OffsetDateTime.parse(overlay.get("requested_at").asText()),
            OffsetDateTime.parse(overlay.get("until").asText()));
    return Duration.ofMinutes(Math.round(lasting.toMillis() / 60_000.0));
  }

  private static Judge.About watch(Room room, Severity severity) {
    return room.judge().watch(room.plant(1), "F01.CH4", Room.RULE).at(severity);
  }

  private static String plant(Judge.About watch) {
    return watch.id().substring(0, watch.id().indexOf('/'));
  }

  private static Instant judged(JsonNode alert) {
    return OffsetDateTime.parse(alert.get("began").asText()).toInstant();
  }

  private static Answer shelve(
      Browser who, JsonNode seen, int minutes, boolean oneShot, String reason) {
    return who.post(
        path(seen) + "/shelve",
        "{\"activation\":\"%s\",\"version\":%d,\"minutes\":%d,\"oneShot\":%s,\"reason\":\"%s\"}"
            .formatted(
                seen.get("activation").asText(),
                seen.get("version").asLong(),
                minutes,
                oneShot,
                reason));
  }

  private static Answer post(Browser who, JsonNode overlay, String act) {
    return who.post("/api/v1/overlays/" + overlay.get("id").asText() + "/" + act, "{}");
  }

  private static boolean listed(Room room, JsonNode overlay) {
    JsonNode open = room.duty().get("/api/v1/overlays").json().get("open");
    return open.findValuesAsText("id").contains(overlay.get("id").asText());
  }

  private static JsonNode ended(Room room, JsonNode overlay) {
    for (JsonNode one : room.duty().get("/api/v1/overlays?ended=500").json().get("ended")) {
      if (one.get("id").equals(overlay.get("id"))) {
        return one;
      }
    }
    throw new AssertionError(overlay + " has not ended");
  }

  private static JsonNode now(Room room, JsonNode alert) {
    return room.duty().get(path(alert)).json();
  }

  private static List<String> kinds(Room room, JsonNode alert) {
    List<String> kinds = new ArrayList<>();
    room.duty()
        .get(path(alert) + "/trace")
        .json()
        .get("events")
        .forEach(event -> kinds.add(event.get("kind").asText()));
    return kinds;
  }
}
