package io.vigil.alerting.dataquality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.Severity;
import io.vigil.model.reading.QualityReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whose data is missing, in the order in which to phone. */
@ExtendWith(Room.Shared.class)
class DataQualityIT {
  private static final String DIVISION = "140464";

  @Test
  @DisplayName(
      "P5 dark plants before those with an alert, these before the rest, with what is wrong")
  void whomToPhoneFirst(Room room) throws Exception {
    Browser officer = room.officer("dark-officer", "county:" + DIVISION);
    String dark = plant(room, "dark-a", 2);
    String partly = plant(room, "dark-b", 2);
    String burning = plant(room, "dark-c", 2);
    plant(room, "dark-d", 1);

    raise(room, partly, "F01.CH4", "IN-01");
    raise(room, burning, "F02.CH4", "IN-01");
    room.judge().say(room.judge().watch(burning, "F01.CH4", Room.RULE).raise(1.6));
    raise(room, dark, "F01.CH4", "IN-01");
    raise(room, dark, "F02.CH4", "IN-01");

    List<JsonNode> items =
        Eventually.get(
            () -> troubled(officer), all -> ids(all).equals(List.of("dark-a", "dark-c", "dark-b")));
    JsonNode first = items.get(0);
    assertThat(first.get("reach").asText()).isEqualTo("ALL");
    assertThat(first.get("expected").asInt()).isEqualTo(2);
    assertThat(first.at("/counts/SILENT").asInt()).isEqualTo(2);
    assertThat(first.at("/troubles/0/alert/point").asText()).isEqualTo("F01.CH4");
    assertThat(first.get("since").asText()).isNotEmpty();
    assertThat(items.get(1).get("reach").asText()).isEqualTo("PART");
    assertThat(items.get(1).get("worst").asInt()).isEqualTo(2);
    assertThat(items.get(2).get("worst").isNull()).isTrue();

    room.judge().say(watch(room, partly, "F01.CH4", "IN-01").clear(0));
    Eventually.get(() -> ids(troubled(officer)), List.of("dark-a", "dark-c")::equals);
  }

  @Test
  @DisplayName("P5 an alert that stands on data nobody can trust is doubtful")
  void doubtful(Room room) throws Exception {
    Browser officer = room.officer("doubt-officer", "county:140465");
    String plant = room.plantIn("140465", 1);
    room.judge().say(room.judge().watch(plant, "F01.CH4", Room.RULE).raise(1.6));
    room.open(officer, plant, 1);
    assertThat(troubled(officer)).isEmpty();
    room.judge()
        .say(
            room.judge()
                .watch(plant, "F01.CH4", Room.RULE)
                .state(true, 1.6, QualityReason.SENSOR_FAULT));
    List<JsonNode> items = Eventually.get(() -> troubled(officer), all -> all.size() == 1);
    assertThat(items.get(0).at("/counts/DOUBTFUL").asInt()).isEqualTo(1);
    assertThat(items.get(0).get("reach").asText()).isEqualTo("PART");
  }

  private static String plant(Room room, String id, int points) {
    String file = Plants.coalMine(id, points).replace("140428", DIVISION);
    assertThat(room.importPlant(id, file).status()).isEqualTo(200);
    return id;
  }

  private static Judge.About watch(Room room, String plant, String code, String rule) {
    return room.judge().watch(plant, code, rule).at(Severity.BLUE);
  }

  private static void raise(Room room, String plant, String code, String rule)
      throws ExecutionException, InterruptedException {
    room.judge().say(watch(room, plant, code, rule).raise(0));
  }

  /** Plants with trouble of their points; the store of this room may have heard nobody here. */
  private static List<JsonNode> troubled(Browser who) {
    List<JsonNode> troubled = new ArrayList<>();
    for (JsonNode one : who.get("/api/v1/data-quality").json().get("items")) {
      if (!one.get("reach").asText().equals("NEVER_HEARD")) {
        troubled.add(one);
      }
    }
    return troubled;
  }

  private static List<String> ids(List<JsonNode> items) {
    return items.stream().map(one -> one.get("enterprise").asText()).toList();
  }
}
