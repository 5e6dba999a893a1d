package io.vigil.alerting.onboarding;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.alerting.Inside;
import io.vigil.alerting.onboarding.SelfCheck.PointSeen;
import io.vigil.alerting.registry.PlantCheck;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import io.vigil.model.plant.PlantFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applications of plants through the routes, on a real log, registry and time-series store. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class OnboardingIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger TURNS = new AtomicInteger();
  private static final String ROUTE = "/api/v1/onboarding";

  @Test
  void newPlantGoesTheWholeWayAndIsLiveOnlyAfterASecondPerson(Room room) throws Exception {
    String plant = "new-" + TURNS.incrementAndGet();
    Browser engineer = engineer(room, plant);
    JsonNode draft = ok(engineer.post(ROUTE, "{\"kind\":\"NEW\",\"division\":\"140428\"}"));
    assertThat(draft.get("state").asText()).isEqualTo("DRAFT");
    assertThat(draft.get("next_by").asText()).isEqualTo("ENGINEER");
    JsonNode written = write(engineer, draft, Plants.coalMine(plant, 2));
    assertThat(written.at("/report/mistakes")).isEmpty();
    assertThat(written.at("/report/limits").toString()).contains("AQ 1029");
    assertThat(plants(room)).doesNotContain(plant);
    JsonNode validated = step(engineer, written, "submit");
    assertThat(validated.get("state").asText()).isEqualTo("VALIDATED");
    JsonNode issued = step(engineer, validated, "issue");
    assertThat(issued.get("credentials")).hasSize(1);

    JsonNode silent = check(engineer, issued);
    assertThat(silent.at("/onboarding/state").asText()).isEqualTo("CREDENTIALS_ISSUED");
    assertThat(silent.at("/check/points/0/trouble").asText()).contains("未收到读数");
    speak(room, plant, "F01.CH4");
    JsonNode half =
        Eventually.get(
            () -> check(engineer, issued),
            seen -> seen.at("/onboarding/state").asText().equals("CONNECTED"));
    assertThat(half.at("/check/points/1/at").isNull()).isTrue();
    speak(room, plant, "F02.CH4");
    JsonNode seen =
        Eventually.get(
                () -> check(engineer, issued),
                one -> one.at("/onboarding/state").asText().equals("FIRST_READING_SEEN"))
            .get("onboarding");

    JsonNode trial = step(engineer, seen, "trial");
    Browser approver = approver(room);
    room.raise(plant, "F01.CH4");
    JsonNode test = room.open(plant, any -> true);
    assertThat(test.get("mode").asText()).as("nothing of a trial is real").isEqualTo("TEST");
    Eventually.get(() -> check(approver, trial), one -> one.at("/trial/passed").asBoolean());
    JsonNode sounded = check(approver, trial).at("/trial/sounded/0");
    assertThat(sounded.get("alert")).isEqualTo(test.get("id"));
    assertProblem(engineer.post(path(trial) + "/approve", version(trial)), 403, "NOT_ALLOWED");
    JsonNode approved = step(approver, trial, "approve");
    assertThat(approved.get("evidence").asText()).contains("\"passed\":true");
    assertProblem(engineer.post(path(approved) + "/go-live", version(approved)), 409, "OPEN_ALERT");

    room.judge().say(room.judge().watch(plant, "F01.CH4", Room.RULE).clear(0.2));
    room.open(plant, one -> !one.get("cleared").isNull());
    Room.acknowledge(room.duty(), room.openOf(plant).get(0));
    Eventually.get(() -> room.openOf(plant), List::isEmpty);
    assertThat(step(engineer, approved, "go-live").get("state").asText()).isEqualTo("LIVE");
    assertThat(room.raised(plant).get("mode").asText()).isEqualTo("REAL");
    assertThat(journal(room, plant))
        .contains("BEGIN", "SUBMIT", "VALIDATE", "ISSUE", "CONNECT", "READ", "BEGIN_TRIAL")
        .contains("APPROVE", "GO_LIVE");
  }

  @Test
  void draftOfAChangeLeavesWhatIsLiveUntouchedUntilItIsApprovedAndMadeSo(Room room)
      throws Exception {
    String plant = room.plant(1);
    Browser engineer = engineer(room, plant);
    JsonNode draft = begin(engineer, "CHANGE");
    String wider = draft.get("plant").asText().replace("\"rangeHigh\":40", "\"rangeHigh\":10");
    JsonNode written = write(engineer, draft, wider);
    JsonNode difference = written.at("/report/differences/0");
    assertThat(difference.get("field").asText()).isEqualTo("rangeHigh");
    assertThat(difference.get("was").asText()).isEqualTo("40");
    assertThat(difference.get("becomes").asText()).isEqualTo("10");
    int said = Eventually.get(() -> room.definitionsOf(plant), all -> all.size() >= 2).size();
    JsonNode validated = step(engineer, written, "submit");
    assertProblem(
        engineer.post(path(validated) + "/go-live", version(validated)), 409, "ONBOARDING_REFUSES");
    JsonNode approved = step(approver(room), validated, "approve");
    assertThat(room.definitionsOf(plant)).hasSize(said);
    assertThat(step(engineer, approved, "go-live").get("state").asText()).isEqualTo("LIVE");
    Eventually.get(() -> room.definitionsOf(plant), all -> all.size() == said + 1);
  }

  @Test
  void namesAloneNeedNobodyButAnotherSensorDoes(Room room) {
    String plant = room.plant(1);
    Browser engineer = engineer(room, plant);
    JsonNode draft = begin(engineer, "CHANGE");
    String renamed = draft.get("plant").asText().replace("工作面甲烷", "回采面甲烷");
    JsonNode names = step(engineer, write(engineer, draft, renamed), "submit");
    assertThat(names.get("kind").asText()).isEqualTo("NAMES");
    assertThat(step(engineer, names, "go-live").get("state").asText()).isEqualTo("LIVE");

    JsonNode again = begin(engineer, "CHANGE");
    JsonNode sensor =
        step(engineer, write(engineer, again, again.get("plant").asText(), "F01.CH4"), "submit");
    assertThat(sensor.get("kind").asText()).isEqualTo("CHANGE");
    assertThat(sensor.get("next_step").asText()).isEqualTo("APPROVE");
  }

  @Test
  void suspendedPlantIsNotJudgedAndComesBackWithNewCredentials(Room room) {
    String plant = room.plant(1);
    Browser engineer = engineer(room, plant);
    JsonNode over = settle(room, engineer, begin(engineer, "SUSPEND"));
    assertThat(over.get("state").asText()).isEqualTo("SUSPENDED");
    assertThat(watches(room, plant)).isEmpty();
    assertProblem(engineer.post(ROUTE, "{\"kind\":\"CHANGE\"}"), 409, "ONBOARDING_REFUSES");
    JsonNode back = settle(room, engineer, begin(engineer, "RESUME"));
    assertThat(back.get("credentials")).hasSize(1);
    assertThat(watches(room, plant)).hasSize(3);
    assertThat(settle(room, engineer, begin(engineer, "RETIRE")).get("state").asText())
        .isEqualTo("RETIRED");
    assertThat(watches(room, plant)).isEmpty();
  }

  @Test
  void plantWithAnOpenAlertIsNotSuspended(Room room) throws Exception {
    String plant = room.plant(1);
    room.raised(plant);
    Browser engineer = engineer(room, plant);
    JsonNode validated = step(engineer, begin(engineer, "SUSPEND"), "submit");
    JsonNode approved = step(approver(room), validated, "approve");
    assertProblem(engineer.post(path(approved) + "/go-live", version(approved)), 409, "OPEN_ALERT");
    assertThat(watches(room, plant)).hasSize(3);
  }

  @Test
  void changeOfWhatSomebodyElseChangedMeanwhileIsNotMadeSo(Room room) {
    String plant = room.plant(1);
    Browser engineer = engineer(room, plant);
    JsonNode draft = begin(engineer, "CHANGE");
    String wider = draft.get("plant").asText().replace("\"rangeHigh\":40", "\"rangeHigh\":10");
    JsonNode approved =
        step(approver(room), step(engineer, write(engineer, draft, wider), "submit"), "approve");
    assertThat(room.importPlant(plant, Plants.coalMine(plant, 2)).status()).isEqualTo(200);
    assertProblem(
        engineer.post(path(approved) + "/go-live", version(approved)), 409, "ONBOARDING_REFUSES");
  }

  @Test
  void onlyTheOwnEnterpriseIsSeenAndAStaleDraftIsNotWritten(Room room) {
    String plant = room.plant(1);
    Browser engineer = engineer(room, plant);
    JsonNode draft = begin(engineer, "CHANGE");
    assertProblem(engineer(room, room.plant(1)).get(path(draft)), 404, "NOT_FOUND");
    Browser elsewhere = room.somebody("approver-else", "APPROVER", "county:530100");
    assertProblem(elsewhere.get(path(draft)), 404, "NOT_FOUND");
    write(engineer, draft, draft.get("plant").asText());
    assertProblem(
        engineer.post(path(draft) + "/submit", version(draft)), 409, "ONBOARDING_CHANGED");
    assertProblem(engineer.post(ROUTE, "{\"kind\":\"CHANGE\"}"), 409, "ONBOARDING_REFUSES");
  }

  @Test
  void draftWithMistakesIsNotTakenAndEachIsNamed(Room room) {
    String plant = room.plant(1);
    Browser engineer = engineer(room, plant);
    JsonNode draft = begin(engineer, "CHANGE");
    String wrong = draft.get("plant").asText().replace("\"rangeHigh\":40", "\"rangeHigh\":0.5");
    JsonNode written = write(engineer, draft, wrong);
    assertThat(written.at("/report/mistakes/0/zh").asText()).contains("超出量程");
    assertProblem(engineer.post(path(written) + "/submit", version(written)), 422, "PLANT_BAD");
  }

  @ParameterizedTest(name = "{0} of 20 slots: passed {1}")
  @CsvSource({"20, true", "18, true", "17, false"})
  void trialAsksForAReadingInEverySlotButOneInAHundredAndTheEdge(
      int slots, boolean passed, Room room) throws IOException, InterruptedException {
    String plant = "gaps-" + TURNS.incrementAndGet();
    PlantFile file = PlantCheck.require(plant, Plants.bytes(Plants.coalMine(plant, 1))).file();
    long until = System.currentTimeMillis() / 5_000 * 5_000 - 60_000;
    long began = until - 100_000;
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < slots; i++) {
      lines.append(line(plant, "F01.CH4", began + i * 5_000L + 100));
    }
    room.store().write(lines.toString());
    PointSeen fine =
        new PointSeen("F01.CH4", "", "", true, "", 0.1, "%CH4", "GOOD", null, null, false);
    TrialReport report =
        Inside.of(room.alerting())
            .getBean(PlantWatch.class)
            .trial(
                file,
                Instant.ofEpochMilli(began),
                Instant.ofEpochMilli(until),
                new SelfCheck(List.of(), List.of(fine)));
    assertThat(report.passed()).as("%s", report).isEqualTo(passed);
  }

  @Test
  void laxerLimitOfThePlantIsAFindingAndAStricterOneIsNot(Room room) {
    String plant = room.plant(1);
    Browser engineer = engineer(room, plant);
    JsonNode draft = begin(engineer, "CHANGE");
    JsonNode laxer = write(engineer, draft, withOwnLimit(draft, 1.8));
    assertThat(laxer.at("/report/findings").toString()).contains("宽于法规要求");
    JsonNode stricter = write(engineer, laxer, withOwnLimit(draft, 0.6));
    assertThat(stricter.at("/report/findings").toString()).doesNotContain("宽于法规要求");
  }

  @Test
  void fileOfPointsIsTakenWholeOrNotAtAllAndCanBeUndone(Room room)
      throws IOException, InterruptedException {
    String plant = room.plant(2);
    Browser engineer = engineer(room, plant);
    JsonNode draft = begin(engineer, "CHANGE");
    String before =
        new String(engineer.getBytes(path(draft) + "/points.csv").body(), StandardCharsets.UTF_8);
    assertThat(before).contains("F01.CH4").contains("F02.CH4");
    String one = before.replace("F02.CH4,", "F03.CH4,");
    JsonNode preview = ok(engineer.postBytes(points(draft, false), Plants.bytes(one)));
    assertThat(preview.at("/sheet/fresh").asInt()).isEqualTo(1);
    assertThat(preview.at("/sheet/same").asInt()).isEqualTo(1);
    assertThat(preview.at("/sheet/removed/0").asText()).isEqualTo("F02.CH4");
    assertThat(preview.at("/onboarding/version")).isEqualTo(draft.get("version"));

    String wrong = one.replace(",%CH4,", ",furlong,");
    assertProblem(
        engineer.postBytes(points(draft, true), Plants.bytes(wrong)), 422, "FILE_REFUSED");
    assertThat(ok(engineer.get(path(draft))).get("plant")).isEqualTo(draft.get("plant"));

    JsonNode taken = ok(engineer.postBytes(points(draft, true), Plants.bytes(one)));
    JsonNode written = taken.get("onboarding");
    assertThat(written.get("plant").asText()).contains("F03.CH4").doesNotContain("F02.CH4");
    JsonNode undone = write(engineer, written, taken.get("undo").asText());
    assertThat(undone.at("/report/differences")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "xl/worksheets/sheet1.xml, 30000000, 解压后过大",
    "xl/vbaProject.bin, 10, 宏",
    "xl/externalLinks/externalLink1.xml, 10, 外部链接",
    "xl/workbook.xml, 0, DOCTYPE"
  })
  @DisplayName("attack48 attack49 attack50 a workbook that is a bomb, or holds more than values")
  void workbookThatHarms(String part, int size, String words, Room room, Attack attack)
      throws Exception {
    Browser engineer = engineer(room, room.plant(1));
    JsonNode draft = begin(engineer, "CHANGE");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(part));
      zip.write(
          size == 0
              ? Plants.bytes("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///'>]>")
              : new byte[size]);
    }
    Answer refused =
        attack.isRefused(
            engineer,
            422,
            "FILE_REFUSED",
            () -> engineer.postBytes(points(draft, true), bytes.toByteArray()));
    assertThat(refused.json().get("zh").asText()).contains(words);
    assertThat(ok(engineer.get(path(draft))).get("plant")).isEqualTo(draft.get("plant"));
    byte[] harmless = engineer.getBytes(path(draft) + "/points.csv").body();
    assertThat(engineer.postBytes(points(draft, true), harmless).status())
        .as("mended")
        .isEqualTo(200);
  }

  private static String points(JsonNode seen, boolean apply) {
    return path(seen) + "/points?version=" + seen.get("version").asLong() + "&apply=" + apply;
  }

  private static String withOwnLimit(JsonNode draft, double limit) {
    return draft
        .get("plant")
        .asText()
        .replace(
            "\"rules\":[\"CO-M1\"",
            """
            "customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
              "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
              "respondMinutes":5,"justification":"样例 / a sample"},
              "id":"PLANT-H","rule":"limit","comparison":"GE","limit":%s,
             "clearWhen":"LT","clear":%s,"onMillis":0,"offMillis":0,"severity":2}],
            "rules":["CO-M1\""""
                .formatted(limit, limit));
  }

  private static JsonNode settle(Room room, Browser engineer, JsonNode draft) {
    JsonNode validated = step(engineer, draft, "submit");
    return step(engineer, step(approver(room), validated, "approve"), "go-live");
  }

  private static JsonNode begin(Browser engineer, String kind) {
    return ok(engineer.post(ROUTE, "{\"kind\":\"" + kind + "\",\"reason\":\"计划检修\"}"));
  }

  private static JsonNode write(Browser engineer, JsonNode seen, String plant, String... sensors) {
    String body =
        JSON.valueToTree(
                Map.of(
                    "version",
                    seen.get("version").asLong(),
                    "plant",
                    plant,
                    "reason",
                    "计划检修",
                    "sensors",
                    sensors,
                    "credit_code",
                    "91350100M000100Y43",
                    "licence",
                    "（晋）WH安许证〔2026〕0001"))
            .toString();
    return ok(engineer.put(path(seen), body));
  }

  private static JsonNode step(Browser who, JsonNode seen, String step) {
    return ok(who.post(path(seen) + "/" + step, version(seen)));
  }

  private static JsonNode check(Browser who, JsonNode seen) {
    return ok(who.post(path(seen) + "/check", version(seen)));
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  private static String path(JsonNode seen) {
    return ROUTE + "/" + seen.get("id").asText();
  }

  private static String version(JsonNode seen) {
    return "{\"version\":" + seen.get("version").asLong() + "}";
  }

  private static void speak(Room room, String plant, String code)
      throws IOException, InterruptedException {
    room.store().write(line(plant, code, System.currentTimeMillis()));
  }

  private static String line(String plant, String code, long at) {
    return "reading,enterprise=%s,unit=F01,point=%s value=0.2,quality=\"GOOD\" %d\n"
        .formatted(plant, code, at);
  }

  private static Browser engineer(Room room, String plant) {
    return room.somebody("eng-" + plant, "ENGINEER", "plant-shift:" + plant);
  }

  private static Browser approver(Room room) {
    return room.somebody("approver-140428", "APPROVER", "county:140428");
  }

  private static List<String> plants(Room room) {
    return room.admin().get("/api/v1/enterprises").json().findValuesAsText("enterprise");
  }

  private static List<String> watches(Room room, String plant) {
    return room.admin()
        .get("/api/v1/enterprises/" + plant + "/watches")
        .json()
        .findValuesAsText("watch");
  }

  private static String journal(Room room, String plant) {
    return room.signIn("audit").get("/api/v1/audit/entries?subject=" + plant).json().toString();
  }
}
