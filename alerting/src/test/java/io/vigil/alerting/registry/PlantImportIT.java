package io.vigil.alerting.registry;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.people.CredentialKind;
import io.vigil.alerting.people.Credentials;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.Severity;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plant files over HTTP, into the registry and into the log. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class PlantImportIT {
  @Test
  void aPlantBecomesDefinitionsInTheLog(Room room) throws Exception {
    JsonNode imported = room.importPlant("mine-new", Plants.coalMine("mine-new", 2)).json();
    List<Addressed> said =
        Eventually.get(() -> room.definitionsOf("mine-new"), all -> all.size() == 3);
    assertThat(said).allMatch(one -> one.lane() == imported.get("lane").asInt());
    assertThat(said.get(2).entry()).isInstanceOf(GatewayDefinition.class);
    PointDefinition point = (PointDefinition) said.get(0).entry();
    assertThat(point.watches())
        .extracting(watch -> watch.ruleId())
        .containsExactly("CO-M1", "CO-M2", "IN-01");
  }

  @Test
  void aNewGatewayGetsAPasswordOnceAndAnotherOnDemand(Room room) {
    String mine = "mine-cred";
    JsonNode issued =
        room.importPlant(mine, Plants.coalMine(mine, 1)).json().get("credentials").get(0);
    assertThat(issued.get("username").asText()).isEqualTo(mine + ".gw1");
    String password = issued.get("password").asText();
    Credentials credentials = room.alerting().credentials();
    assertThat(credentials.identify(mine + ".gw1", password))
        .contains(new Credentials.Identity(CredentialKind.GATEWAY, mine, "gw1"));
    assertThat(credentials.identify(mine + ".gw1", password)).as("from memory").isPresent();
    assertThat(credentials.identify(mine + ".gw1", password + "x")).isEmpty();
    assertThat(credentials.identify("mine-cred.gw2", password)).isEmpty();
    String rotate = "/api/v1/enterprises/" + mine + "/gateways/gw1/credential";
    String next = room.admin().post(rotate, "{}").json().get("password").asText();
    assertThat(credentials.identify(mine + ".gw1", password)).as("the old one").isEmpty();
    assertThat(credentials.identify(mine + ".gw1", next)).isPresent();
    assertProblem(room.admin().post(rotate.replace("gw1", "gw9"), "{}"), 404, "NOT_FOUND");
  }

  @Test
  void theSameFileAgainChangesNothingAndAnEditOnlyWhatItNames(Room room) throws Exception {
    String plant = room.plant(2);
    Eventually.get(() -> room.definitionsOf(plant), all -> all.size() == 3);
    Answer again = room.importPlant(plant, Plants.coalMine(plant, 2));
    assertThat(again.json().get("credentials")).isEmpty();
    String renamed =
        Plants.coalMine(plant, 2).replace("Face methane F02.CH4", "Face methane, return side");
    room.importPlant(plant, renamed);
    List<Addressed> said = Eventually.get(() -> room.definitionsOf(plant), all -> all.size() == 4);
    PointDefinition edited = (PointDefinition) said.get(3).entry();
    assertThat(edited.id().code()).isEqualTo("F02.CH4");
    assertThat(edited.version()).isEqualTo(2);
    assertThat(edited.watches()).allMatch(watch -> watch.ruleVersion() == 1);
  }

  @Test
  @DisplayName("attack85: what a plant is called, and where it lies, changes on record")
  void nameAndPlaceChangeOnRecord(Room room) {
    String plant = room.plantIn("140445", 1);
    String other = Plants.coalMine(plant, 1).replace("140428", "140446");
    room.importPlant(plant, other);
    room.importPlant(plant, other);
    List<JournalEntry> entries =
        Inside.of(room.alerting()).getBean(Journal.class).ofAlert(plant, 10);
    assertThat(entries)
        .extracting(JournalEntry::kind)
        .containsExactly(JournalKind.PLANT_SET, JournalKind.PLANT_SET);
    assertThat(entries.get(0).detail()).doesNotContain("\"division\"");
    assertThat(entries.get(1).detail()).contains("\"division\":\"140446\"");
  }

  @Test
  @DisplayName("A24: who changed which rule from which version to which is in the journal")
  void changesAreOnRecord(Room room) {
    String plant = room.plant(2);
    room.importPlant(plant, Plants.coalMine(plant, 2));
    room.importPlant(
        plant,
        Plants.coalMine(plant, 2).replaceFirst("\"sampleMillis\":1000", "\"sampleMillis\":90000"));
    room.importPlant(plant, Plants.coalMine(plant, 1));
    room.admin().post("/api/v1/enterprises/" + plant + "/gateways/gw1/credential", "{}");
    List<JournalEntry> entries =
        Inside.of(room.alerting()).getBean(Journal.class).ofAlert(plant, 10);
    assertThat(entries)
        .extracting(JournalEntry::kind)
        .containsExactly(
            JournalKind.PLANT_SET,
            JournalKind.PLANT_SET,
            JournalKind.PLANT_SET,
            JournalKind.GATEWAY_EQUIPPED);
    assertThat(entries).extracting(JournalEntry::actor).containsOnly("admin");
    assertThat(entries.get(0).detail()).contains("\"pointsNew\":2").contains("\"rulesChanged\":0");
    assertThat(entries.get(1).detail()).contains("\"rules\":\"F01.CH4/IN-01 1 > 2\"");
    assertThat(entries.get(2).detail())
        .contains("\"rulesChanged\":4")
        .contains("F02.CH4/CO-M2 1 > -");
  }

  @Test
  @DisplayName("attack66 what has an open Alert is not taken away, and is once it is over")
  void aPointWithAnOpenAlertCannotBeRemoved(Room room, Attack attack) throws Exception {
    String plant = room.plant(2);
    room.raise(plant, "F02.CH4");
    room.open(plant, any -> true);
    String smaller = Plants.coalMine(plant, 1);
    Answer refused =
        attack.isRefused(room.admin(), 409, "OPEN_ALERT", () -> room.importPlant(plant, smaller));
    assertThat(refused.json().get("zh").asText()).contains(plant + "/F02.CH4/" + Room.RULE);
    room.judge().say(room.judge().watch(plant, "F02.CH4", Room.RULE).clear(0.1));
    acknowledge(room.duty(), room.open(plant, one -> !one.get("cleared").isNull()));
    assertThat(room.importPlant(plant, smaller).status()).isEqualTo(200);
    List<Addressed> said = Eventually.get(() -> room.definitionsOf(plant), all -> all.size() == 4);
    assertThat(((PointDefinition) said.get(3).entry()).retired()).isTrue();
  }

  @Test
  @DisplayName("attack65 a limit is not raised, nor made less urgent, under an open Alert")
  void aLimitIsNotEasedUnderAnOpenAlert(Room room, Attack attack) throws Exception {
    String plant = "eased-" + room.plant(1);
    room.importPlant(plant, withOwnLimit(plant, 1.2, 2));
    room.judge().say(room.judge().watch(plant, "F01.CH4", "OWN").at(Severity.ORANGE).raise(1.3));
    JsonNode open = room.open(plant, any -> true);
    for (String eased : List.of(withOwnLimit(plant, 1.4, 2), withOwnLimit(plant, 1.2, 4))) {
      attack.isRefused(room.admin(), 409, "OPEN_ALERT", () -> room.importPlant(plant, eased));
    }
    assertThat(room.open(plant, any -> true)).isEqualTo(open);
    assertThat(room.importPlant(plant, withOwnLimit(plant, 1.1, 1)).status())
        .as("stricter")
        .isEqualTo(200);
    room.judge().say(room.judge().watch(plant, "F01.CH4", "OWN").clear(0.1));
    acknowledge(room.duty(), room.open(plant, one -> !one.get("cleared").isNull()));
    assertThat(room.importPlant(plant, withOwnLimit(plant, 1.4, 2)).status())
        .as("mended: it is over")
        .isEqualTo(200);
  }

  @Test
  void aTypedConditionIsARuleLikeAnyOtherAndAWrongOneLeavesItRunning(Room room) throws Exception {
    String plant = "typed-" + room.plant(1);
    room.importPlant(plant, withCondition(plant, "own >= 0.8 && other.active('CO-M1')"));
    List<Addressed> said = Eventually.get(() -> room.definitionsOf(plant), all -> all.size() == 3);
    PointDefinition first = (PointDefinition) said.get(0).entry();
    assertThat(first.watches()).extracting(watch -> watch.ruleId()).contains("TYPED");
    Answer refused = room.importPlant(plant, withCondition(plant, "own >= 0.8 && feed"));
    assertProblem(refused, 422, "PLANT_BAD");
    assertThat(refused.json().get("pointer").asText()).isEqualTo("/conditions/0/when");
    assertThat(refused.json().get("zh").asText()).contains("第 15 列：“feed” 未知");
    assertThat(refused.json().get("en").asText()).contains("column 15: 'feed' is unknown");
    room.importPlant(plant, withCondition(plant, "own >= 0.9 && other.active('CO-M1')"));
    said = Eventually.get(() -> room.definitionsOf(plant), all -> all.size() > 3);
    assertThat(said).as("the refused one was never said").hasSize(4);
    assertThat(((PointDefinition) said.get(3).entry()).version()).isEqualTo(2);
  }

  private static String withCondition(String plant, String when) {
    String file = Plants.coalMine(plant, 2).strip();
    return file.substring(0, file.length() - 1)
        + """
        ,"conditions":[{"id":"TYPED","name":"两点同时升高","point":"F01.CH4",
          "points":{"other":["F02.CH4"]},"severity":2,"when":"%s",
          "rationale":{"harm":"MAJOR","consequence":"两处瓦斯同时积聚",
            "consequenceEn":"gas gathers in two places","action":"停风查两处",
            "actionEn":"look at both places","respondMinutes":2}}]}"""
            .formatted(when);
  }

  @Test
  @DisplayName("A1 a rule over several points says why too, in two languages, or is refused")
  void aConditionSaysWhy(Room room) throws Exception {
    String plant = "both-" + room.plant(1);
    String file = withCondition(plant, "own >= 0.8 && other >= 0.8");
    String silent = file.replaceFirst(",\\s*\"rationale\":\\{[^}]*}", "");
    assertProblem(room.importPlant(plant, silent), 422, "PLANT_BAD");
    assertThat(room.importPlant(plant, silent).json().toString())
        .contains("/conditions/0/rationale", "企业自设规则 TYPED 未说明后果");
    assertThat(room.importPlant(plant, file.replace("actionEn", "act")).json().toString())
        .contains("/conditions/0/rationale/actionEn", "/conditions/0/rationale/act");
    assertThat(
            room.importPlant(plant, file.replace("Minutes\":2", "Minutes\":20")).json().toString())
        .as("another level than consequence and time ask for")
        .contains("/conditions/0/rationale/justification");
    assertThat(
            room.importPlant(plant, file.replace("look at both", "look ".repeat(50)))
                .json()
                .toString())
        .contains("/conditions/0/rationale/actionEn");
    assertThat(room.importPlant(plant, file).status()).isEqualTo(200);
    room.judge().say(room.judge().watch(plant, "F01.CH4", "TYPED").at(Severity.ORANGE).raise(1));
    JsonNode advice =
        room.duty().get(path(room.open(plant, any -> true)) + "/trace").json().get("advice");
    assertThat(advice.at("/consequence/en").asText()).isEqualTo("gas gathers in two places");
    assertThat(advice.at("/action/zh").asText()).isEqualTo("停风查两处");
    assertThat(advice.get("of_the_plant").asBoolean()).isTrue();
  }

  @Test
  @DisplayName(
      "A1 a rule of the plant's own says why, or is refused; what was taken before is told")
  void anOwnRuleSaysWhy(Room room) throws Exception {
    String plant = "why-" + room.plant(1);
    String file = withOwnLimit(plant, 1.2, 2);
    String silent = file.replaceFirst("\"rationale\":\\{[^}]*},\\s*", "");
    assertProblem(room.importPlant(plant, silent), 422, "PLANT_BAD");
    assertThat(room.importPlant(plant, silent).json().toString())
        .contains("/points/0/customRules/0/rationale");
    assertThat(room.importPlant(plant, file.replace("MAJOR", "MEDIUM")).json().toString())
        .contains("/points/0/customRules/0/rationale/harm");
    PlantFileReader.Outcome read = PlantFileReader.read(Plants.bytes(silent));
    Inside.of(room.alerting())
        .getBean(PlantImport.class)
        .apply(((PlantFileReader.Outcome.Taken) read).file());
    room.judge().say(room.judge().watch(plant, "F01.CH4", "OWN").at(Severity.ORANGE).raise(1.3));
    String trace = path(room.open(plant, any -> true)) + "/trace";
    assertThat(room.duty().get(trace).json().get("advice").isNull())
        .as("not rationalised")
        .isTrue();
    assertThat(room.importPlant(plant, file).status()).isEqualTo(200);
    JsonNode advice = room.duty().get(trace).json().get("advice");
    assertThat(advice.at("/consequence/zh").asText()).isEqualTo("设备损坏");
    assertThat(advice.at("/action/en").asText()).isEqualTo("stop and look");
    assertThat(advice.get("respond_minutes").asInt()).isEqualTo(5);
    assertThat(advice.get("of_the_plant").asBoolean()).isTrue();
    assertThat(advice.get("justification").asText()).contains("a sample");
  }

  private static String withOwnLimit(String plant, double limit, int severity) {
    return Plants.coalMine(plant, 1)
        .replace(
            "\"rules\":[",
            ("""
            "customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
              "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
              "respondMinutes":5,"justification":"样例 / a sample"},
              "id":"OWN","severity":%d,"rule":"limit","comparison":"GE","limit":%s,
              "clearWhen":"LT","clear":0.9,"onMillis":0,"offMillis":0}],"rules":[""")
                .formatted(severity, limit));
  }

  @Test
  void aPointThatComesBackHasItsOldNumbers(Room room) throws Exception {
    String plant = room.plant(3);
    PointDefinition first = point(room, plant, 4, 1);
    room.importPlant(plant, Plants.coalMine(plant, 1));
    room.importPlant(plant, Plants.coalMine(plant, 3));
    PointDefinition back = point(room, plant, 8, 6);
    assertThat(back.id()).isEqualTo(first.id());
    assertThat(back.slot()).isEqualTo(first.slot());
    assertThat(back.version()).isEqualTo(3);
    assertThat(back.watches())
        .extracting(watch -> watch.number())
        .isEqualTo(first.watches().stream().map(watch -> watch.number()).toList());
  }

  @Test
  void everyMistakeOfAPlantFileIsNamedWithItsPlace(Room room) {
    String bad =
        Plants.plant(
            "mine-bad",
            Plants.methane("F01.CH4").replace("%CH4", "%LEL")
                + ","
                + Plants.methane("F02.CH4").replace("\"rangeLow\":0", "\"rangeLow\":50"));
    Answer refused = room.importPlant("mine-bad", bad);
    assertProblem(refused, 422, "PLANT_BAD");
    assertThat(refused.json().get("errors"))
        .extracting(error -> error.get("pointer").asText())
        .contains("/points/1/rangeHigh");
    Answer elsewhere = room.importPlant("other", Plants.coalMine("mine-x", 1));
    assertProblem(elsewhere, 422, "PLANT_BAD");
    assertThat(elsewhere.json().get("pointer").asText()).isEqualTo("/enterprise");
    assertThat(room.admin().get("/api/v1/enterprises").json().get("items"))
        .noneMatch(one -> one.get("enterprise").asText().equals("mine-bad"));
  }

  @ParameterizedTest
  @CsvSource({"periodic,1000,60000", "periodic,900000,2700000", "byException,1000,0"})
  void plantIsSilentByWhatItPromisesToReport(
      String reporting, long sampleMillis, long silentAfter, Room room) {
    String plant = "mine-s" + silentAfter;
    String file =
        Plants.coalMine(plant, 2)
            .replace("\"reporting\":\"periodic\"", "\"reporting\":\"" + reporting + "\"")
            .replace("\"sampleMillis\":1000", "\"sampleMillis\":" + sampleMillis);
    assertThat(room.importPlant(plant, file).status()).isEqualTo(200);
    JsonNode listed =
        room
            .admin()
            .get("/api/v1/enterprises")
            .json()
            .get("items")
            .findParents("enterprise")
            .stream()
            .filter(one -> one.get("enterprise").asText().equals(plant))
            .findFirst()
            .orElseThrow();
    assertThat(listed.get("silent_after_millis").asLong()).isEqualTo(silentAfter);
  }

  @Test
  void aWrongUnitForTheKindIsRefusedByTheRules(Room room) {
    String bad = Plants.plant("mine-unit", Plants.methane("F01.CH4").replace("%CH4", "%LEL"));
    Answer refused = room.importPlant("mine-unit", bad);
    assertProblem(refused, 422, "PLANT_BAD");
    assertThat(refused.json().get("pointer").asText()).isEqualTo("/points/0/measureUnit");
    assertThat(refused.json().get("zh").asText()).contains("不能互换");
  }

  @Test
  void aReplayGatewayCanNeverBecomeLive(Room room) {
    String live = Plants.coalMine("mine-mode", 1);
    room.importPlant("mine-mode", live.replace("LIVE", "REPLAY"));
    Answer refused = room.importPlant("mine-mode", live);
    assertProblem(refused, 422, "PLANT_BAD");
    assertThat(refused.json().get("pointer").asText()).isEqualTo("/gateways/0/mode");
  }

  private static PointDefinition point(Room room, String plant, int of, int index)
      throws Exception {
    List<Addressed> said = Eventually.get(() -> room.definitionsOf(plant), all -> all.size() >= of);
    return (PointDefinition) said.get(index).entry();
  }
}
