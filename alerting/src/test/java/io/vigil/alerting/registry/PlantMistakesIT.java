package io.vigil.alerting.registry;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A mistake in a plant file is named with its place in both languages, and nothing of the file is
 * taken: not by the registry, not by the log, and the plant's next file is taken as if it had not
 * been.
 */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class PlantMistakesIT {
  private static final AtomicInteger TURNS = new AtomicInteger();

  @ParameterizedTest(name = "{2}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"division\":\"140428\" | \"division\":\"14042\" | /division",
        "\"name\":\"示范煤矿\" | \"name\":\"\" | /name",
        "\"name\":\"示范煤矿\" | \"name\":7 | /name",
        "\"nameEn\":\"Demo coal mine\", | `` | /nameEn",
        "\"packs\":[\"coal\"] | \"packs\":[] | /packs",
        "\"packs\":[\"coal\"] | \"packs\":[\"coal\",\"cole\"] | /packs/1",
        "\"name\":\"gw1\" | \"name\":\"GW 1\" | /gateways/0/name",
        "\"name\":\"gw1\" | \"name\":\"gw/1\" | /gateways/0/name",
        "\"door\":\"MQTT\" | \"door\":\"HTTP\" | /gateways/0/door",
        "\"mode\":\"LIVE\" | \"mode\":\"DRILL\" | /gateways/0/mode",
        "\"gateway\":\"gw1\" | \"gateway\":\"gw2\" | /points/0/gateway",
        "\"code\":\"F01.CH4\" | \"code\":\"F01 CH4\" | /points/0/code",
        "\"code\":\"F02.CH4\" | \"code\":\"F01.CH4\" | /points/1/code",
        "\"kind\":\"gas.ch4\" | \"kind\":\"\" | /points/0/kind",
        "\"measureUnit\":\"%CH4\" | \"measureUnit\":\"%LEL\" | /points/0/measureUnit",
        "\"measureUnit\":\"%CH4\" | \"measureUnit\":\"furlong\" | /points/0/measureUnit",
        "\"rangeLow\":0 | \"rangeLow\":40 | /points/0/rangeHigh",
        "\"rangeLow\":0 | \"rangeLow\":null | /points/0/rangeLow",
        "\"rangeHigh\":40 | \"rangeHigh\":1e999 | /points/0/rangeHigh",
        "\"rangeHigh\":40 | \"rangeHigh\":1.2 | /points/0",
        "\"reporting\":\"periodic\" | \"reporting\":\"often\" | /points/0/reporting",
        "\"sampleMillis\":1000 | \"sampleMillis\":0 | /points/0/sampleMillis",
        "\"sampleMillis\":1000, | `` | /points/0/sampleMillis",
        "\"location\":\"face_T1\" | \"location\":\"moon\" | /points/0/location",
        "\"rules\":[\"CO-M1\" | \"rules\":[\"CO-M9\" | /points/0/rules/0",
        "\"rules\":[\"CO-M1\" | \"limits\":{\"L\":2,\"H\":1},\"rules\":[\"CO-M1\" | /points/0/limits/H",
        "\"location\" | \"locatoin\" | /points/0/locatoin",
        "\"packs\":[\"coal\"] | \"packs\":[\"coal\",\"coal\"] | /packs/1",
        "\"name\":\"示范煤矿\" | \"name\":\"示范\\u0000煤矿\" | /name",
        "\"unit\":\"F01\" | \"unit\":\"\\u0000\" | /points/0/unit"
      })
  void isNamedWithItsPlaceAndNothingIsTaken(String right, String wrong, String pointer, Room room)
      throws Exception {
    String plant = "mistaken-" + TURNS.incrementAndGet();
    String good = Plants.coalMine(plant, 2);
    assertThat(good).contains(right);
    Answer refused = room.importPlant(plant, good.replace(right, wrong));
    assertProblem(refused, 422, "PLANT_BAD");
    JsonNode errors = refused.json().get("errors");
    assertThat(errors).extracting(one -> one.get("pointer").asText()).contains(pointer);
    errors.forEach(one -> assertThat(one.get("zh").asText() + one.get("en").asText()).isNotBlank());
    assertThat(refused.json().get("pointer")).isEqualTo(errors.get(0).get("pointer"));
    assertThat(plants(room)).doesNotContain(plant);
    assertThat(room.definitionsOf(plant)).isEmpty();
    Answer taken = room.importPlant(plant, good);
    assertThat(taken.status()).as("%s", taken.json()).isEqualTo(200);
    assertThat(taken.json().get("credentials")).hasSize(1);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"``", "[]", "7", "{", "null", "{\"enterprise\":\"x-1\"", "{} {}", "{\"a\":NaN}"})
  void whatIsNoPlantFileIsRefusedInWords(String file, Room room) {
    Answer refused = room.importPlant("x-1", file);
    assertThat(refused.status()).isIn(400, 422);
    assertThat(refused.json().get("zh").asText()).isNotBlank();
    assertThat(plants(room)).doesNotContain("x-1");
  }

  @Test
  void allMistakesOfAFileComeAtOnceInTheOrderOfTheirPlaces(Room room) {
    String bad =
        Plants.coalMine("mistaken-all", 3)
            .replace("\"140428\"", "\"x\"")
            .replace("\"sampleMillis\":1000", "\"sampleMillis\":-1");
    Answer refused = room.importPlant("mistaken-all", bad);
    assertThat(refused.json().get("errors"))
        .extracting(one -> one.get("pointer").asText())
        .containsExactly(
            "/division",
            "/points/0/sampleMillis",
            "/points/1/sampleMillis",
            "/points/2/sampleMillis");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"a,b=c d\\ne f", "F01 CH4", "F01=CH4", "F01\u202eCH4", "F01\u200bCH4", "F01😀"})
  @DisplayName("attack43 attack46 codes that a line, a page or an eye would misread are refused")
  void codeThatIsMisread(String code, Room room, Attack attack) throws Exception {
    String plant = "code-" + TURNS.incrementAndGet();
    String file = Plants.coalMine(plant, 1);
    String misread = file.replace("\"code\":\"F01.CH4\"", "\"code\":\"" + code + "\"");
    attack.isRefused(room.admin(), 422, "PLANT_BAD", () -> room.importPlant(plant, misread));
    assertThat(plants(room)).doesNotContain(plant);
    assertThat(room.importPlant(plant, file).status()).as("mended").isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "'); DROP TABLE alert;--",
        "\" or 1==1 |> yield",
        "${jndi:ldap://x}",
        "{{7*7}}",
        "%n%s",
        "甲,乙=丙 丁\\戊",
        "二\n行 2",
        "𠮷\u200b野😀\u202e家",
        "<img src=x onerror=alert(1)>"
      })
  @DisplayName("attack43 attack44 attack46 names in other languages are names, to the letter")
  void nameIsText(String name, Room room, Attack attack) throws Exception {
    String plant = "name-" + TURNS.incrementAndGet();
    String quoted = name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    String file = Plants.coalMine(plant, 1).replace("工作面甲烷 F01.CH4", quoted);
    assertThat(room.importPlant(plant, file).status()).isEqualTo(200);
    assertThat(room.raised(plant).get("point_name").asText()).isEqualTo(name);
    String points = "/api/v1/enterprises/" + plant + "/points";
    assertThat(room.duty().get(points).json().findValuesAsText("name")).contains(name);
    String words = URLEncoder.encode(name, StandardCharsets.UTF_8);
    String found =
        "/api/v1/search/alerts?from=2026-01-01T00:00:00Z&to=2027-11-01T00:00:00Z&enterprise="
            + plant
            + "&words="
            + words;
    assertThat(room.duty().get(found).json().get("items")).hasSize(1);
    attack.boardIsNoQuieter();
  }

  @Test
  void mistakeInAnEditLeavesThePlantAsItWas(Room room) throws Exception {
    String plant = room.plant(2);
    int said = Eventually.get(() -> room.definitionsOf(plant), all -> all.size() == 3).size();
    String edited = Plants.coalMine(plant, 3).replace("face_T1", "moon");
    assertProblem(room.importPlant(plant, edited), 422, "PLANT_BAD");
    assertThat(room.definitionsOf(plant)).hasSize(said);
    Answer again = room.importPlant(plant, Plants.coalMine(plant, 2));
    assertThat(again.status()).isEqualTo(200);
    assertThat(room.definitionsOf(plant)).as("nothing had changed").hasSize(said);
  }

  @ParameterizedTest(name = "{0}: {1} characters more are allowed: {2}")
  @CsvSource({
    "示范煤矿, 196, true",
    "示范煤矿, 197, false",
    "Demo coal mine, 186, true",
    "Demo coal mine, 187, false",
    "工作面甲烷 F01.CH4, 187, true",
    "工作面甲烷 F01.CH4, 188, false",
    "Face methane F01.CH4, 181, false"
  })
  void nameMayBeAsLongAsItsColumnAndNoLonger(String name, int more, boolean taken, Room room) {
    String plant = "long-" + TURNS.incrementAndGet();
    String file = Plants.coalMine(plant, 1).replace(name, name + "甲".repeat(more));
    Answer answer = room.importPlant(plant, file);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(taken ? 200 : 422);
  }

  @Test
  void alertOfTheLongestNamesIsShown(Room room) throws Exception {
    String plant = "long-" + TURNS.incrementAndGet();
    String file =
        Plants.coalMine(plant, 1)
            .replace("工作面甲烷 F01.CH4", "甲".repeat(StorableTexts.LONGEST))
            .replace("Face methane F01.CH4", "m".repeat(StorableTexts.LONGEST))
            .replace("\"unit\":\"F01\"", "\"unit\":\"" + "U".repeat(StorableTexts.LONGEST) + "\"");
    assertThat(room.importPlant(plant, file).status()).isEqualTo(200);
    assertThat(room.raised(plant).get("point_name").asText()).hasSize(StorableTexts.LONGEST);
  }

  @Test
  void enterpriseOfWhichTheAddressSaysAnotherNameIsRefused(Room room) {
    Answer refused = room.importPlant("mine-y", Plants.coalMine("mine-x", 1));
    assertProblem(refused, 422, "PLANT_BAD");
    assertThat(refused.json().get("en").asText()).contains("mine-x").contains("mine-y");
  }

  private static List<String> plants(Room room) {
    return room.admin()
        .get("/api/v1/enterprises")
        .json()
        .get("items")
        .findValuesAsText("enterprise");
  }
}
