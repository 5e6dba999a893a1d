package io.vigil.alerting.overlay;

import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Room;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The one list of everything that does not sound. */
@ExtendWith(Room.Shared.class)
class SilentIT {
  @Test
  @DisplayName("P7 a shelf says where, why, by whom, whether it is true, and what it hid")
  void shelfWithWhatItHid(Room room) throws Exception {
    String plant = room.plantIn("140461", 1);
    Browser officer = room.officer("silent-officer", "county:140461");
    assertThat(silent(officer).get("open")).isEmpty();
    JsonNode alert = raised(room, officer, plant);
    assertThat(officer.post(path(alert) + "/shelve", shelf(alert)).status()).isEqualTo(200);
    JsonNode item = silent(officer).get("open").get(0);
    assertThat(item.at("/overlay/kind").asText()).isEqualTo("SHELF_TIMED");
    assertThat(item.at("/overlay/requested_by").asText()).isEqualTo("silent-officer");
    assertThat(item.at("/overlay/note").asText()).isEqualTo("换探头");
    assertThat(item.get("severity").asInt()).isEqualTo(2);
    assertThat(item.get("active").asBoolean()).isTrue();
    assertThat(item.get("enterprise_name").asText()).isEqualTo("示范煤矿");
    assertThat(item.get("point_name").asText()).isEqualTo("工作面甲烷 F01.CH4");
    assertThat(item.get("name").asText()).isNotEmpty();
    assertThat(item.get("missed").asInt()).isZero();

    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
    room.judge().say(watch.clear(0.2));
    Eventually.get(() -> room.openOf(officer, plant), List::isEmpty);
    Instant began = OffsetDateTime.parse(alert.get("began").asText()).toInstant();
    room.judge().later(Duration.between(began, Instant.now()).toMillis() + 1);
    room.judge().say(watch.activation("2").raise(1.7));
    room.open(officer, plant, 1);
    room.judge().say(watch.activation("2").clear(0.3));
    JsonNode after =
        Eventually.get(
            () -> silent(officer).get("open").get(0),
            one -> one.get("missed").asInt() == 1 && !one.get("active").asBoolean());
    String id = after.at("/overlay/id").asText();
    assertThat(officer.post("/api/v1/overlays/" + id + "/lift", "{}").status()).isEqualTo(200);
    JsonNode listing = silent(officer);
    assertThat(listing.get("open")).isEmpty();
    assertThat(listing.at("/ended/0/overlay/id").asText()).isEqualTo(id);
    assertThat(listing.at("/ended/0/missed").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("P7 somebody else's county sees nothing of it")
  void nothingOfAnotherCounty(Room room) throws Exception {
    String plant = room.plantIn("140462", 1);
    Browser officer = room.officer("silent-there", "county:140462");
    JsonNode alert = raised(room, officer, plant);
    assertThat(officer.post(path(alert) + "/shelve", shelf(alert)).status()).isEqualTo(200);
    assertThat(silent(officer).get("open")).hasSize(1);
    Browser neighbour = room.officer("silent-elsewhere", "county:140463");
    assertThat(silent(neighbour).get("open")).isEmpty();
    assertProblem(officer.get("/api/v1/silent?ended=201"), 400, "BAD_REQUEST");
  }

  private static JsonNode raised(Room room, Browser officer, String plant) throws Exception {
    room.raise(plant, "F01.CH4");
    return room.open(officer, plant, 1).get(0);
  }

  private static String shelf(JsonNode alert) {
    return "{\"activation\":\"%s\",\"version\":%d,\"minutes\":60,\"reason\":\"OTHER\",\"note\":\"换探头\"}"
        .formatted(alert.get("activation").asText(), alert.get("version").asLong());
  }

  private static JsonNode silent(Browser who) {
    return who.get("/api/v1/silent").json();
  }
}
