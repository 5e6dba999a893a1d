package io.vigil.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.Severity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is remarkable about Alerts: which came first, and which wear people out. */
@ExtendWith(Room.Shared.class)
class MarksIT {
  private static final long JOIN_WINDOW_MS = 600_000;

  @Test
  @DisplayName(
      "A17 the first of a unit is marked, and what began at the same moment; no follower is")
  void firstOut(Room room) throws Exception {
    String plant = room.plant(4);
    raise(room, plant, "F01.CH4");
    raise(room, plant, "F02.CH4");
    room.judge().later(1_000);
    raise(room, plant, "F03.CH4");
    room.judge().later(1);
    raise(room, plant, "F04.CH4");
    assertThat(first(room, plant, 4))
        .isEqualTo(Map.of("F01.CH4", true, "F02.CH4", true, "F03.CH4", true, "F04.CH4", false));
  }

  @Test
  @DisplayName(
      "A17 whoever is heard of late but began earlier came first; the mark of before stays")
  void firstOutIsDecidedByWhenItBegan(Room room) throws Exception {
    String plant = room.plant(2);
    room.judge().later(5_000);
    raise(room, plant, "F01.CH4");
    room.open(room.duty(), plant, 1);
    room.judge().later(-5_000);
    raise(room, plant, "F02.CH4");
    assertThat(first(room, plant, 2)).isEqualTo(Map.of("F01.CH4", true, "F02.CH4", true));
    room.judge().later(5_000);
  }

  @Test
  @DisplayName("A17 what begins after the join window begins something of its own")
  void firstOutAgain(Room room) throws Exception {
    String plant = room.plant(3);
    raise(room, plant, "F01.CH4");
    room.judge().later(JOIN_WINDOW_MS);
    raise(room, plant, "F02.CH4");
    room.judge().later(JOIN_WINDOW_MS + 1);
    raise(room, plant, "F03.CH4");
    assertThat(first(room, plant, 3))
        .isEqualTo(Map.of("F01.CH4", true, "F02.CH4", false, "F03.CH4", true));
  }

  @Test
  @DisplayName("A15 three onsets within a minute chatter, also over several Alerts; two do not")
  void chattering(Room room) throws Exception {
    String plant = room.plant(1);
    Judge.About blue = room.judge().watch(plant, "F01.CH4", Room.RULE).at(Severity.BLUE);
    for (int onset = 1; onset <= 3; onset++) {
      room.judge().say(blue.activation("c" + onset).raise(1.6));
      JsonNode alert = room.open(plant, any -> true);
      assertThat(alert.get("nuisance").asText()).isEqualTo(onset == 3 ? "CHATTERING" : "null");
      room.judge().later(15_000).say(blue.activation("c" + onset).clear(0.5));
      acknowledged(room, plant);
      room.judge().later(15_000);
    }
    assertThat(entries(room, plant, "nuisance")).contains("CHATTERING");
  }

  @Test
  @DisplayName("A15 what was true for less than 10 s is fleeting; 10 s are not")
  void fleeting(Room room) throws Exception {
    assertThat(nuisanceAfter(room, 9_999)).isEqualTo("FLEETING");
    assertThat(nuisanceAfter(room, 10_000)).isEqualTo("null");
  }

  private static String nuisanceAfter(Room room, long millis) throws Exception {
    String plant = room.plant(1);
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
    room.judge().say(watch.raise(1.6));
    room.judge().later(millis).say(watch.clear(0.5));
    return room.open(plant, one -> one.get("state").asText().equals("CLEARED_UNACKED"))
        .get("nuisance")
        .asText();
  }

  /** Until nothing is open: a blue one that is over needs nobody, others are acknowledged. */
  private static void acknowledged(Room room, String plant) throws Exception {
    Eventually.get(
        () -> {
          List<JsonNode> open = room.openOf(plant);
          open.forEach(one -> Room.acknowledge(room.signIn("prefecture"), one));
          return open;
        },
        List::isEmpty);
  }

  private static List<String> entries(Room room, String plant, String field) {
    JsonNode over = room.duty().get("/api/v1/alerts?open=false&limit=5000").json().get("items");
    return over.findParents("id").stream()
        .filter(one -> one.get("enterprise").asText().equals(plant))
        .map(one -> room.duty().get(Room.path(one) + "/trace").json())
        .flatMap(trace -> trace.findValuesAsText(field).stream())
        .toList();
  }

  private static void raise(Room room, String plant, String code)
      throws ExecutionException, InterruptedException {
    room.judge().say(room.judge().watch(plant, code, Room.RULE).raise(1.6));
  }

  private static Map<String, Boolean> first(Room room, String plant, int alerts) throws Exception {
    return room.open(room.duty(), plant, alerts).stream()
        .collect(
            Collectors.toMap(
                one -> one.get("point").asText(), one -> one.get("first_out").asBoolean()));
  }
}
