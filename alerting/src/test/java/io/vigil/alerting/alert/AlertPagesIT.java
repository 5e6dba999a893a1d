package io.vigil.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Room;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of Alerts join without gap or repeat, whatever their size and whatever comes meanwhile. */
@ExtendWith(Room.Shared.class)
class AlertPagesIT {
  @ParameterizedTest(name = "pages of {0}")
  @ValueSource(ints = {1, 2, 3, 7, 5_000})
  void pagesOfAnySizeAreTheWholeList(int size, Room room) throws Exception {
    story(room, 4);
    for (String which : List.of("", "open=true&", "open=false&")) {
      List<String> whole = ids(page(room, which, 5_000, ""));
      assertThat(whole).isNotEmpty().doesNotHaveDuplicates();
      assertThat(walk(room, which, size)).as("%spages of %s", which, size).isEqualTo(whole);
    }
  }

  @Test
  @DisplayName("A20 a row says state, severity, text, time, unit, area, value, limit and quality")
  void aRowSaysAllThatIsNeededToJudgeIt(Room room) throws Exception {
    String plant = room.plant(1);
    JsonNode row = room.raised(plant);
    assertThat(row.get("state").asText()).isEqualTo("ACTIVE_UNACKED");
    assertThat(row.get("severity").asInt()).isEqualTo(2);
    assertThat(row.get("scheme").asText()).isEqualTo("three-colour");
    assertThat(row.get("text").asText()).isNotBlank();
    assertThat(row.get("text_en").asText()).isNotBlank();
    assertThat(row.get("began").asText()).endsWith("+08:00");
    assertThat(row.get("unit").asText()).isEqualTo("F01");
    assertThat(row.get("division").asText()).isEqualTo("140428");
    assertThat(row.get("value").asDouble()).isEqualTo(1.6);
    assertThat(row.get("limit").asDouble()).isEqualTo(1.5);
    assertThat(row.get("unit_of_measure").asText()).isEqualTo("%CH4");
    assertThat(row.get("quality").asText()).isEqualTo("GOOD");
    assertThat(row.get("trusted").asBoolean()).isTrue();
  }

  @Test
  void openOnesAndThoseThatAreOverAreTogetherAll(Room room) throws Exception {
    story(room, 4);
    List<String> open = walk(room, "open=true&", 50);
    List<String> over = walk(room, "open=false&", 50);
    assertThat(open).doesNotContainAnyElementsOf(over);
    List<String> all = new ArrayList<>(open);
    all.addAll(over);
    assertThat(walk(room, "", 50)).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void whatIsRaisedBetweenTwoPagesMovesNothing(Room room) throws Exception {
    String plant = room.plant(6);
    for (int i = 1; i <= 4; i++) {
      room.raise(plant, code(i));
    }
    Eventually.get(() -> room.openOf(plant), all -> all.size() == 4);
    JsonNode first = page(room, "open=true&", 2, "");
    room.raise(plant, code(5));
    room.raise(plant, code(6));
    Eventually.get(() -> room.openOf(plant), all -> all.size() == 6);
    JsonNode second = page(room, "open=true&", 2, first.get("cursor").asText());
    List<String> points = new ArrayList<>();
    first.get("items").forEach(one -> points.add(one.get("point").asText()));
    second.get("items").forEach(one -> points.add(one.get("point").asText()));
    assertThat(points).doesNotHaveDuplicates().doesNotContain(code(5), code(6)).hasSize(4);
  }

  @Test
  void newestIsFirstAndAPageThatIsNotFullIsTheLast(Room room) throws Exception {
    String plant = room.plant(2);
    room.raise(plant, code(1));
    room.open(plant, any -> true);
    room.raise(plant, code(2));
    Eventually.get(() -> room.openOf(plant), all -> all.size() == 2);
    JsonNode page = page(room, "open=true&", 5_000, "");
    assertThat(page.get("cursor").isNull()).isTrue();
    assertThat(page.get("items").get(0).get("point").asText()).isEqualTo(code(2));
    assertThat(page(room, "open=true&", 1, "").get("cursor").isNull()).isFalse();
    assertThat(page(room, "open=true&", 10, "0-0").get("items")).as("before all").isEmpty();
  }

  @Test
  void alertMovesFromOpenToOverWhenItIsAcknowledgedAfterItCleared(Room room) throws Exception {
    String plant = room.plant(1);
    JsonNode alert = story(room, plant, 1);
    String id = alert.get("id").asText();
    assertThat(walk(room, "open=true&", 100)).contains(id);
    assertThat(Room.acknowledge(room.duty(), alert).status()).isEqualTo(200);
    assertThat(walk(room, "open=true&", 100)).doesNotContain(id);
    assertThat(walk(room, "open=false&", 100)).startsWith(id);
  }

  /** A plant with open Alerts and some that are over. */
  private static void story(Room room, int points) throws Exception {
    String plant = room.plant(points);
    for (int i = 1; i < points; i++) {
      room.raise(plant, code(i));
    }
    Eventually.get(() -> room.openOf(plant), all -> all.size() == points - 1);
    String other = room.plant(1);
    assertThat(Room.acknowledge(room.duty(), story(room, other, 1)).status()).isEqualTo(200);
  }

  /** An Alert that was raised and has cleared. */
  private static JsonNode story(Room room, String plant, int point) throws Exception {
    Judge.About watch = room.judge().watch(plant, code(point), Room.RULE);
    room.judge().say(watch.raise(1.6));
    room.judge().say(watch.clear(0.1));
    return room.open(plant, one -> !one.get("cleared").isNull());
  }

  private static List<String> walk(Room room, String which, int size) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = page(room, which, size, cursor);
      assertThat(page.get("items").size()).isLessThanOrEqualTo(size);
      ids.addAll(ids(page));
      cursor = page.get("cursor").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null"));
    return ids;
  }

  private static JsonNode page(Room room, String which, int size, String cursor) {
    String from = cursor.isEmpty() ? "" : "&cursor=" + cursor;
    return room.duty().get("/api/v1/alerts?" + which + "limit=" + size + from).json();
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.get("items").forEach(one -> ids.add(one.get("id").asText()));
    return ids;
  }

  private static String code(int i) {
    return "F%02d.CH4".formatted(i);
  }
}
