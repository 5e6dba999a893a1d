package io.vigil.alerting.declared;

import static io.vigil.alerting.testing.Room.assertProblem;
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
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import io.vigil.model.event.OfficeReadings;
import io.vigil.model.wire.LogTopics;
import io.vigil.model.wire.OfficeReadingsCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Orders, notices and calendars: on record, corrected, ended, and said in the log each time. */
@ExtendWith(Room.Shared.class)
class DeclarationsIT {
  private static final AtomicInteger PLANTS = new AtomicInteger();
  private static final String STATE_1 = "office.state/U1";
  private static final String STATE_2 = "office.state/U2";
  private static final String CURTAILED_1 = "office.curtailment/U1";
  private static final String ALLOWED_1 = "office.allowed_kw/U1";
  private static final String CALENDAR_1 = "office.calendar/U1";

  private Room room;
  private String plant;
  private Browser bureau;
  private Browser operator;
  private JournalNumber from;

  @BeforeEach
  void begin(Room shared) {
    room = shared;
    plant = "ordered-" + PLANTS.incrementAndGet();
    from = Inside.of(room.alerting()).getBean(Journal.class).position();
    assertThat(room.importPlant(plant, file(plant)).status()).isEqualTo(200);
    bureau = room.somebody("declaring-duty", "DUTY", "county:140430");
    operator = room.somebody("declaring-" + plant, "PLANT", "plant-shift:" + plant);
  }

  @Test
  @DisplayName("nobody can sign in for what is on record, and its units are named")
  void nobodySignsInForIt() throws Exception {
    String credential = "/api/v1/enterprises/" + plant + "/gateways/office/credential";
    assertProblem(room.admin().post(credential, "{}"), 404, "NOT_FOUND");
    assertThat(listing(bureau).get("judged_units").toString()).isEqualTo("[\"U1\",\"U2\"]");
  }

  @Test
  @DisplayName("an order of a bureau counts at once, for its units, until it is ended")
  void order() throws Exception {
    JsonNode order = declared(bureau, "SHUTDOWN", "\"units\":[\"U1\"],\"document\":\"令 1\"", -1, 0);
    assertThat(order.get("state").asText()).isEqualTo("IN_FORCE");
    assertThat(order.hasNonNull("until")).as("until further notice").isFalse();
    assertThat(said(1).get(0).values()).containsEntry(STATE_1, 4.0).containsEntry(STATE_2, 0.0);

    JsonNode ended = done(bureau.post(path(order) + "/end", "{}"));
    assertThat(ended.get("ended_by").asText()).isEqualTo("declaring-duty");
    assertThat(said(2).get(1).values()).containsEntry(STATE_1, 0.0);
    assertProblem(bureau.post(path(order) + "/end", "{}"), 409, "NOT_IN_FORCE");
    assertThat(kinds(order)).containsExactly(JournalKind.DECLARED, JournalKind.DECLARATION_ENDED);
    List<OfficeReadings> all = said(2);
    assertThat(all).extracting(OfficeReadings::boot).containsOnly(all.get(0).boot());
    assertThat(all).extracting(OfficeReadings::number).isSorted().doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("a correction takes the place of what it corrects, which stays on record as it was")
  void correction() throws Exception {
    JsonNode order = declared(bureau, "SHUTDOWN", "\"units\":[\"U1\"],\"document\":\"令 1\"", -1, 5);
    String whole = body("SHUTDOWN", "\"document\":\"令 1\",\"note\":\"全厂\"", -1, 5);
    JsonNode corrected = done(bureau.post(path(order) + "/correct", whole));
    assertThat(corrected.get("replaces").asText()).isEqualTo(order.get("id").asText());
    assertThat(said(2).get(1).values()).containsEntry(STATE_1, 4.0).containsEntry(STATE_2, 4.0);
    JsonNode old = of(order);
    assertThat(old.get("state").asText()).isEqualTo("OVER");
    assertThat(old.get("units").toString()).isEqualTo("[\"U1\"]");
    String other = body("CURTAILMENT", "\"document\":\"令 1\",\"allowed_kw\":5", -1, 5);
    assertProblem(bureau.post(path(corrected) + "/correct", other), 400, "BAD_REQUEST");
    assertProblem(bureau.post(path(order) + "/correct", whole), 409, "NOT_IN_FORCE");
  }

  @Test
  @DisplayName("what is announced begins and ends by itself, and says so each time")
  void announced() throws Exception {
    JsonNode notice =
        declared(bureau, "CURTAILMENT", "\"document\":\"限 7\",\"allowed_kw\":120", 2, 4);
    assertThat(notice.get("state").asText()).isEqualTo("WAITING");
    assertThat(notice.get("allowed_kw").asDouble()).isEqualTo(120);
    assertThat(said(1).get(0).values())
        .containsEntry(CURTAILED_1, 0.0)
        .containsEntry(ALLOWED_1, -1.0);
    room.pass(Duration.ofHours(3));
    assertThat(said(2).get(1).values())
        .containsEntry(CURTAILED_1, 1.0)
        .containsEntry(ALLOWED_1, 120.0);
    room.pass(Duration.ofHours(5));
    assertThat(said(3).get(2).values())
        .containsEntry(CURTAILED_1, 0.0)
        .containsEntry(ALLOWED_1, -1.0);
    assertThat(of(notice).get("state").asText()).isEqualTo("OVER");
    assertThat(kinds(notice))
        .containsExactly(
            JournalKind.DECLARED, JournalKind.DECLARATION_BEGAN, JournalKind.DECLARATION_ENDED);
  }

  @Test
  @DisplayName("a plant declares its calendar and maintenance; an order outweighs maintenance")
  void calendar() throws Exception {
    declared(operator, "HOLIDAY", "\"note\":\"国庆\"", -1, 24);
    assertThat(said(1).get(0).values()).containsEntry(CALENDAR_1, 1.0);
    declared(operator, "NIGHT_SHIFT", "\"units\":[\"U1\"]", -1, 8);
    assertThat(said(2).get(1).values()).as("the newest entry").containsEntry(CALENDAR_1, 3.0);
    declared(operator, "MAINTENANCE", "\"units\":[\"U1\"]", -1, 8);
    assertThat(said(3).get(2).values()).containsEntry(STATE_1, 3.0);
    declared(bureau, "SHUTDOWN", "\"document\":\"令 2\"", -1, 8);
    assertThat(said(4).get(3).values()).containsEntry(STATE_1, 4.0);
  }

  @Test
  @DisplayName("nobody says what is another's to say, and what is wrong is refused in words")
  void refused() {
    String order = body("SHUTDOWN", "\"document\":\"令 1\"", -1, 5);
    assertProblem(operator.post("/api/v1/declarations", order), 403, "NOT_ALLOWED");
    assertProblem(
        bureau.post("/api/v1/declarations", body("HOLIDAY", "\"note\":\"\"", -1, 5)),
        403,
        "NOT_ALLOWED");
    Browser neighbour = room.somebody("declaring-neighbour", "LEAD", "county:140484");
    assertProblem(neighbour.post("/api/v1/declarations", order), 404, "NOT_FOUND");
    assertProblem(neighbour.get("/api/v1/declarations?enterprise=" + plant), 404, "NOT_FOUND");
    assertProblem(asked("SHUTDOWN", "\"note\":\"\"", -1, 5), 422, "FIELD_MISSING");
    assertProblem(
        asked("SHUTDOWN", "\"document\":\"1\",\"units\":[\"U9\"]", -1, 5), 404, "NOT_FOUND");
    assertProblem(asked("CURTAILMENT", "\"document\":\"1\"", -1, 5), 400, "BAD_REQUEST");
    assertProblem(
        asked("CURTAILMENT", "\"document\":\"1\",\"allowed_kw\":-1", -1, 5), 400, "BAD_REQUEST");
    assertProblem(
        asked("SHUTDOWN", "\"document\":\"1\",\"allowed_kw\":1", -1, 5), 400, "BAD_REQUEST");
    assertProblem(
        asked("CURTAILMENT", "\"document\":\"1\",\"allowed_kw\":1", -1, 0), 400, "BAD_REQUEST");
    assertProblem(
        asked("CURTAILMENT", "\"document\":\"1\",\"allowed_kw\":1", 0, 24 * 32), 422, "TOO_LONG");
    assertProblem(asked("SHUTDOWN", "\"document\":\"1\"", -5, -1), 400, "BAD_REQUEST");
    assertProblem(asked("NO_SUCH", "\"document\":\"1\"", -1, 5), 400, "BAD_REQUEST");
    assertProblem(bureau.post("/api/v1/declarations/x/end", "{}"), 404, "NOT_FOUND");
    assertThat(listing(bureau).get("items")).isEmpty();
  }

  /** A meter in each of two units, and a unit that has none. */
  private static String file(String plant) {
    String meter =
        """
        {"code":"%1$s.KWH","name":"电量","nameEn":"Energy","unit":"%1$s","kind":"power.energy15",
         "gateway":"gw1","measureUnit":"kWh","rangeLow":0,"rangeHigh":900,
         "reporting":"periodic","sampleMillis":900000}""";
    return Plants.plant(
            plant,
            meter.formatted("U1") + "," + meter.formatted("U2") + "," + Plants.methane("F01.CH4"))
        .replace("140428", "140430");
  }

  private JsonNode declared(Browser who, String kind, String more, int begins, int until) {
    return done(who.post("/api/v1/declarations", body(kind, more, begins, until)));
  }

  private Answer asked(String kind, String more, int begins, int until) {
    return bureau.post("/api/v1/declarations", body(kind, more, begins, until));
  }

  /** Hours from now; no end if it is 0. */
  private String body(String kind, String more, int begins, int until) {
    String end = until == 0 ? "" : ",\"until\":\"%s\"".formatted(in(until));
    return "{\"enterprise\":\"%s\",\"kind\":\"%s\",%s,\"begins\":\"%s\"%s}"
        .formatted(plant, kind, more, in(begins), end);
  }

  private String in(int hours) {
    return Inside.of(room.alerting())
        .getBean(Deadlines.class)
        .now()
        .plus(Duration.ofHours(hours))
        .toString();
  }

  private static JsonNode done(Answer answer) {
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  private static String path(JsonNode declaration) {
    return "/api/v1/declarations/" + declaration.get("id").asText();
  }

  private JsonNode listing(Browser who) {
    return done(who.get("/api/v1/declarations?enterprise=" + plant));
  }

  /** As it stands now. */
  private JsonNode of(JsonNode declaration) {
    return listing(operator).get("items").findParents("made_by").stream()
        .filter(one -> one.get("id").equals(declaration.get("id")))
        .findFirst()
        .orElseThrow();
  }

  /** What was said of the plant, once it was said so often. */
  private List<OfficeReadings> said(int times) throws Exception {
    return Eventually.get(
        () ->
            room.log().read(LogTopics.OFFICE).stream()
                .map(record -> OfficeReadingsCodec.decode(record.value()))
                .filter(one -> one.enterprise().equals(plant))
                .toList(),
        all -> all.size() >= times);
  }

  private List<JournalKind> kinds(JsonNode subject) {
    return Inside.of(room.alerting()).getBean(Journal.class).after(from, 5_000).stream()
        .filter(one -> one.alert().equals(subject.get("id").asText()))
        .map(JournalEntry::kind)
        .toList();
  }
}
