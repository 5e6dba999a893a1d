package io.vigil.alerting.why;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.Severity;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** "Why is it silent?" has an answer for every Watch. */
@ExtendWith(Room.Shared.class)
class WhyIT {
  private Room room;
  private String plant;

  @BeforeEach
  void begin(Room shared) throws ExecutionException, InterruptedException {
    room = shared;
    plant = room.plant(1);
  }

  @Test
  void pointWithoutReadings() throws Exception {
    assertThat(codes(room.duty(), Room.RULE)).contains("NO_READING");
  }

  @Test
  void soundsAtWhoIsResponsibleAndNowhereElse() throws Exception {
    JsonNode alert = room.raised(plant);
    JsonNode why = why(room.duty(), Room.RULE);
    assertThat(why.get("sounds").asBoolean()).isTrue();
    assertThat(why.at("/reasons/0/zh").asText()).contains("县级值班室 140428");
    JsonNode above = why(room.signIn("prefecture"), Room.RULE);
    assertThat(above.get("sounds").asBoolean()).isFalse();
    assertThat(above.at("/reasons/0/code").asText()).isEqualTo("OTHER_POSITION");
    acknowledge(room.duty(), alert);
    assertThat(codes(room.duty(), Room.RULE)).containsExactly("ACKNOWLEDGED");
    assertThat(why(room.duty(), Room.RULE).at("/reasons/0/en").asText()).contains("by duty at");
  }

  @Test
  void shelvedAndOutOfService() throws Exception {
    JsonNode alert = room.raised(plant);
    room.duty()
        .post(
            path(alert) + "/shelve",
            "{\"activation\":\"%s\",\"version\":%d,\"minutes\":5,\"reason\":\"OTHER\",\"note\":\"换探头\"}"
                .formatted(alert.get("activation").asText(), alert.get("version").asLong()));
    assertThat(codes(room.duty(), Room.RULE)).first().isEqualTo("SHELVED");
    assertThat(why(room.duty(), Room.RULE).at("/reasons/0/zh").asText())
        .contains("duty 已搁置")
        .contains("换探头");
  }

  @Test
  @DisplayName("a condition that is gone says so, and that it only waits")
  void gone() throws Exception {
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
    room.judge().say(watch.raise(1.6));
    room.open(plant, any -> true);
    room.judge().say(watch.clear(0.5));
    room.open(plant, one -> one.get("state").asText().equals("CLEARED_UNACKED"));
    assertThat(codes(room.duty(), Room.RULE)).containsExactly("GONE");
  }

  @Test
  @DisplayName("A11 a lower rung names the higher one that speaks for it, and blue has no sound")
  void lowerRungAndBlue() throws Exception {
    Judge.About lower = room.judge().watch(plant, "F01.CH4", "CO-M1").at(Severity.BLUE);
    room.judge().say(lower.raise(1.2));
    room.open(plant, any -> true);
    assertThat(codes(room.signIn("prefecture"), "CO-M1")).contains("LEVEL_WITHOUT_SOUND");
    room.raise(plant, "F01.CH4");
    room.open(room.duty(), plant, 2);
    List<String> codes =
        Eventually.get(() -> codes(room.duty(), "CO-M1"), all -> all.contains("HIGHER_RUNG"));
    assertThat(codes).contains("LEVEL_WITHOUT_SOUND", "OTHER_POSITION");
  }

  @Test
  void isNobodyElsesBusinessAndRefusedInWords() {
    Browser neighbour = room.officer("asker", "county:140485");
    String door = "/api/v1/why?watch=" + plant + "/F01.CH4/" + Room.RULE;
    assertProblem(neighbour.get(door), 404, "NOT_FOUND");
    assertProblem(room.duty().get("/api/v1/why?watch=no/such/watch"), 404, "NOT_FOUND");
    assertProblem(room.duty().get("/api/v1/why"), 400, "BAD_REQUEST");
  }

  private List<String> codes(Browser who, String rule) throws Exception {
    return why(who, rule).get("reasons").findValuesAsText("code");
  }

  /** Asks while its lane is judged, as far as we have heard. */
  private JsonNode why(Browser who, String rule) throws Exception {
    return Eventually.get(
        () -> {
          room.judge().pulseAll();
          return who.get("/api/v1/why?watch=" + plant + "/F01.CH4/" + rule).json();
        },
        answer -> !answer.get("reasons").findValuesAsText("code").contains("NOT_JUDGED"));
  }
}
