package io.vigil.alerting.history;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a point was before it became what it is, over HTTP. */
@ExtendWith(Room.Shared.class)
class PointHistoryIT {
  private static final String STRANGER = "county:140468";

  @Test
  @DisplayName(
      "P2 P4 a trend shows the limits that were in force then, and what changed is listed with who did it")
  void limitsOfTheTime(Room room) {
    String plant = "limits-" + room.plant(1);
    room.importPlant(plant, withOwnLimit(plant, "1.2"));
    Instant before = Instant.now();
    room.importPlant(plant, withOwnLimit(plant, "1.1"));
    Instant after = Instant.now();

    List<JsonNode> limits =
        items(series(room, plant, before.minusSeconds(60), after).get("limits"));
    assertThat(limits)
        .extracting(one -> one.get("rule").asText() + " " + one.get("limit").asText())
        .containsExactlyInAnyOrder("OWN 1.2", "OWN 1.1", "CO-M1 1.0", "CO-M2 1.5");
    JsonNode first =
        limits.stream().filter(one -> one.get("limit").asDouble() == 1.2).findFirst().orElseThrow();
    JsonNode second =
        limits.stream().filter(one -> one.get("limit").asDouble() == 1.1).findFirst().orElseThrow();
    assertThat(first.get("since").isNull()).as("before all that is on record").isTrue();
    assertThat(first.get("until").asLong())
        .isEqualTo(second.get("since").asLong())
        .isBetween(before.toEpochMilli(), after.toEpochMilli());
    assertThat(second.get("until").isNull()).as("in force").isTrue();
    assertThat(limits)
        .filteredOn(one -> one.get("rule").asText().startsWith("CO"))
        .as("did not change with the point")
        .allSatisfy(
            one -> assertThat(one.get("since").isNull() && one.get("until").isNull()).isTrue());
    assertThat(
            items(
                series(room, plant, before.minusSeconds(60), before.minusSeconds(50))
                    .get("limits")))
        .extracting(one -> one.get("limit").asDouble())
        .as("what came later was not in force then")
        .doesNotContain(1.1);

    List<JsonNode> changes =
        items(room.duty().get("/api/v1/points/" + plant + ":F01.CH4/changes").json().get("items"));
    assertThat(changes).hasSize(2);
    assertThat(changes.get(0).get("by").asText()).isEqualTo("admin");
    assertThat(items(changes.get(0).get("changes")))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.get("field").asText()).isEqualTo("OWN");
              assertThat(one.get("was").asText()).isEqualTo("▲ ≥ 1.2 · 3 s / ＜ 0.9");
              assertThat(one.get("becomes").asText()).isEqualTo("▲ ≥ 1.1 · 3 s / ＜ 0.9");
            });
    assertThat(items(changes.get(1).get("changes"))).as("the first of all").isEmpty();
  }

  @Test
  @DisplayName(
      "P4 a trend is taken away as a file that spreadsheets read, by those alone who may see the point")
  void file(Room room) throws IOException, InterruptedException {
    String plant = room.plant(1);
    Instant begin = Instant.parse("2026-11-24T08:00:00Z");
    room.store()
        .write(
            "reading,enterprise=%s,unit=F01,point=F01.CH4 value=0.125,quality=\"GOOD\",why=\"GOOD\",offset=1i %d%n"
                .formatted(plant, begin.plusSeconds(7).toEpochMilli()));
    String address =
        "/api/v1/points/%s:F01.CH4/series.csv?from=%s&to=%s"
            .formatted(plant, begin, begin.plusSeconds(60));
    Answer file = room.duty().get(address);
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.raw().body().lines())
        .containsExactly(
            "\uFEFFpoint,time,first,min,max,last,unit,quality",
            plant + ":F01.CH4,2026-11-24T16:00:06.990+08:00,0.125,0.125,0.125,0.125,%CH4,GOOD");
    assertProblem(room.officer("limits-stranger", STRANGER).get(address), 404, "NOT_FOUND");
  }

  private static JsonNode series(Room room, String plant, Instant from, Instant to) {
    return room.duty()
        .get("/api/v1/points/%s:F01.CH4/series?from=%s&to=%s&px=10".formatted(plant, from, to))
        .json();
  }

  private static List<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static String withOwnLimit(String plant, String limit) {
    return Plants.coalMine(plant, 1)
        .replace(
            "\"rules\":[",
            """
            "customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
              "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
              "respondMinutes":5,"justification":"样例 / a sample"},
              "id":"OWN","severity":2,"rule":"limit","comparison":"GE","limit":%s,
              "clearWhen":"LT","clear":0.9,"onMillis":3000,"offMillis":0}],"rules":["""
                .formatted(limit));
  }
}
