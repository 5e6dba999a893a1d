package io.vigil.alerting.people;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Alike;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.Stream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A duty room sees its own area, and nothing of another one by any door. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class AreaIT {
  @Test
  @DisplayName("attack11 scenario 14: who serves elsewhere sees no alert, in no list and by no id")
  void whatHappensElsewhereIsThereForNobodyWhoAsks(Room room, Attack attack) throws Exception {
    Browser neighbour = room.officer("neighbour", "county:140429");
    String plant = room.plant(1);
    JsonNode alert = room.raised(plant);
    String disposal =
        room.duty()
            .get("/api/v1/cases/of-alert/" + alert.get("id").asText())
            .json()
            .get("disposal")
            .get("id")
            .asText();
    for (String door :
        new String[] {
          path(alert),
          path(alert) + "/trace",
          path(alert) + "/receipts",
          "/api/v1/cases/" + disposal,
          "/api/v1/cases/of-alert/" + alert.get("id").asText(),
          "/api/v1/points/"
              + plant
              + ":F01.CH4/series?from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z"
        }) {
      assertThat(room.duty().get(door).status()).as(door).isEqualTo(200);
      Answer foreign = attack.isRefused(neighbour, 404, "NOT_FOUND", () -> neighbour.get(door));
      String none = door.replace(alert.get("id").asText(), "a-0-0").replace(disposal, "c-0-0");
      Answer missing = neighbour.get(none.replace(plant, "plant-none"));
      assertThat(unnamed(foreign)).as("as what does not exist").isEqualTo(unnamed(missing));
    }
    attack.isRefused(neighbour, 404, "NOT_FOUND", () -> acknowledge(neighbour, alert));
    assertProblem(
        neighbour.post(path(alert) + "/receipt", "{\"kind\":\"READ\"}"), 404, "NOT_FOUND");
    assertProblem(
        neighbour.post("/api/v1/cases/" + disposal + "/receive", "{\"version\":1}"),
        404,
        "NOT_FOUND");
    assertProblem(
        neighbour.post(
            path(alert) + "/shelve",
            "{\"activation\":\"x\",\"version\":1,\"minutes\":5,\"reason\":\"NUISANCE\"}"),
        404,
        "NOT_FOUND");
  }

  /** The answer without the id that was asked for. */
  private static String unnamed(Answer answer) {
    return answer.json().toString().replaceAll("(a|c)-[0-9]+-[0-9]+|plant-[a-z0-9]+", "ID");
  }

  @Test
  @DisplayName("attack11 what is elsewhere takes about as long to be refused as what is nowhere")
  void elsewhereAndNowhereTakeAsLong(Room room, Attack attack) throws Exception {
    Browser neighbour = room.officer("timing-neighbour", "county:140429");
    JsonNode alert = room.raised(room.plant(1));
    Alike.inTime(
        15,
        () -> assertProblem(neighbour.get(path(alert)), 404, "NOT_FOUND"),
        () -> assertProblem(neighbour.get("/api/v1/alerts/a-0-0"), 404, "NOT_FOUND"));
    attack.boardIsNoQuieter();
    assertThat(room.duty().get(path(alert)).status()).as("mended: from there").isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/alerts?open=true&limit=5000",
        "/api/v1/alerts?limit=5000",
        "/api/v1/alerts?limit=5000&enterprise=attacked-a&division=140428",
        "/api/v1/search/alerts?from=2026-01-01T00:00:00Z&to=2027-11-01T00:00:00Z&division=1404",
        "/api/v1/search/alerts.csv?from=2026-01-01T00:00:00Z&to=2027-11-01T00:00:00Z",
        "/api/v1/cases?limit=1000",
        "/api/v1/overlays",
        "/api/v1/enterprises",
        "/api/v1/statistics?from=2026-11-01T00:00:00Z&to=2027-11-01T00:00:00Z"
      })
  @DisplayName("attack12 attack14 lists and figures hold the own area alone")
  void listsHoldTheOwnAreaAlone(String list, Room room, Attack attack) throws Exception {
    Browser neighbour = room.officer("lister", "county:140429");
    Browser prefecture = room.signIn("prefecture");
    String plant = room.plant(1);
    JsonNode alert = room.raised(plant);
    room.officer("area-shelver", "county:140428")
        .post(
            path(alert) + "/shelve",
            "{\"activation\":\"%s\",\"version\":%d,\"minutes\":5,\"reason\":\"NUISANCE\"}"
                .formatted(alert.get("activation").asText(), alert.get("version").asLong()));
    attack.boardIsNoQuieter();
    assertThat(room.duty().get(list).json().toString()).contains(plant);
    assertThat(prefecture.get(list).json().toString()).contains(plant);
    assertThat(neighbour.get(list).json().toString()).doesNotContainPattern("plant-[0-9]");
  }

  @Test
  @DisplayName("attack14 the sums of a report are the same whatever happens elsewhere")
  void sumsHoldTheOwnAreaAlone(Room room, Attack attack) throws Exception {
    Browser neighbour = room.officer("summer", "county:140446");
    List<String> before = sums(neighbour);
    List<String> ofDuty = sums(room.duty());
    JsonNode alert = room.raised(room.plant(1));
    assertThat(acknowledge(room.duty(), alert).status()).isEqualTo(200);
    assertThat(sums(neighbour)).hasSizeGreaterThan(20).isEqualTo(before);
    assertThat(sums(room.duty())).as("control: where it happened").isNotEqualTo(ofDuty);
    attack.boardIsNoQuieter();
  }

  /** The month's report so far, without the line that says until when. */
  private static List<String> sums(Browser who) {
    String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    return who.get("/api/v1/reports/monthly/" + day + ".csv?lang=en")
        .raw()
        .body()
        .lines()
        .filter(line -> !line.contains("To (not included)"))
        .toList();
  }

  @Test
  @DisplayName("attack15 scenario 14: who serves elsewhere is told no figures")
  void figuresOfAnotherAreaAreThereForNobodyWhoAsks(Room room, Attack attack) throws Exception {
    Browser neighbour = room.officer("counter", "county:140429");
    String window = "/api/v1/statistics?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z";
    String plant = room.plant(1);
    for (String area :
        new String[] {
          "&division=140428",
          "&division=1404",
          "&position=county:140428",
          "&position=prefecture:1404",
          "&position=plant-shift:" + plant
        }) {
      attack.isRefused(neighbour, 404, "NOT_FOUND", () -> neighbour.get(window + area));
      assertThat(room.signIn("prefecture").get(window + area).status()).as(area).isEqualTo(200);
    }
    assertThat(neighbour.get(window + "&division=140429").status()).isEqualTo(200);
    assertThat(neighbour.get(window + "&position=county:140429").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("attack13 scenario 14: who serves elsewhere hears nothing on the stream")
  void streamCarriesTheOwnAreaAlone(Room room, Attack attack) throws Exception {
    Browser neighbour = room.officer("listener", "county:140429");
    String own = "own-of-listener";
    assertThat(room.importPlant(own, Plants.coalMine(own, 1).replace("140428", "140429")).status())
        .isEqualTo(200);
    try (Stream stream = neighbour.stream("?enterprise=attacked-a&division=140428&position=city")) {
      stream.nextHeartbeat();
      room.raised(room.plant(1));
      room.raise(own, "F01.CH4");
      assertThat(stream.nextAlert().data().get("enterprise").asText()).isEqualTo(own);
    }
    attack.boardIsNoQuieter();
  }

  @Test
  void whoDoesNotServeAnywhereSeesEverythingAndMayDoNothing(Room room) throws Exception {
    JsonNode alert = room.raised(room.plant(1));
    assertThat(room.admin().get(path(alert)).status()).isEqualTo(200);
    assertProblem(acknowledge(room.admin(), alert), 403, "NOT_ALLOWED");
  }
}
