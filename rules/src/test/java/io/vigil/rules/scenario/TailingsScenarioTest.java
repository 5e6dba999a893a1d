package io.vigil.rules.scenario;

import static io.vigil.rules.pack.PackFiles.plant;
import static io.vigil.rules.pack.PackFiles.point;
import static io.vigil.rules.scenario.ScenarioLane.HOUR;
import static io.vigil.rules.scenario.ScenarioLane.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Points of one monitored item of a tailings dam, and what they come to together (guide §2.6). */
class TailingsScenarioTest {
  private static final double CALM = 1;
  private static final double BLUE = 10;
  private static final double YELLOW = 20;
  private static final double ORANGE = 30;

  /** Five points of displacement are one item, five others another one. */
  private static ScenarioLane dam() {
    String limits =
        ",\"limits\":{\"blue\":%s,\"yellow\":%s,\"orange\":%s,\"red\":40}"
            .formatted(BLUE, YELLOW, ORANGE);
    List<String> points = new ArrayList<>();
    for (String item : List.of("D", "E")) {
      for (int i = 1; i <= 5; i++) {
        points.add(point(item + i, "tail.displacement", "mm", 0, 100, limits));
      }
    }
    String roles =
        String.join(
            ",",
            role("TP-AG1-Y", "D"),
            role("TP-AG1-O", "D"),
            role("TP-AG1-R", "D"),
            role("TP-AG1-Y", "E"));
    ScenarioLane lane =
        new ScenarioLane(plant("tailings", String.join(",", points), ",\"roles\":[" + roles + "]"));
    for (String item : List.of("D", "E")) {
      IntStream.rangeClosed(1, 5).forEach(i -> lane.say(item + i, CALM));
    }
    return lane;
  }

  private static String role(String rule, String item) {
    String points =
        IntStream.rangeClosed(1, 5)
            .mapToObj(i -> "\"" + item + i + "\"")
            .collect(Collectors.joining(","));
    return "{\"rule\":\"%s\",\"point\":\"%s1\",\"points\":{\"item\":[%s]}}"
        .formatted(rule, item, points);
  }

  private static void say(ScenarioLane lane, double value, String... points) {
    for (String point : points) {
      lane.say(point, value);
    }
  }

  @Test
  @DisplayName(
      "scenario 07: three blue points are three alerts, the fourth makes their item yellow")
  void fourBlue() {
    ScenarioLane lane = dam().until(MINUTE);
    say(lane, BLUE, "D1", "D2", "D3", "E1", "E2", "E3");
    lane.until(2 * MINUTE).say("D4", Math.nextDown(BLUE));
    lane.until(3 * MINUTE).say("D4", BLUE);
    JudgedTwice judged = lane.until(4 * MINUTE).judged();
    assertThat(judged.said("TP-D-B")).hasSize(7);
    assertThat(judged.said("TP-AG1")).containsExactly("RAISE TP-AG1-Y D1 180.0");
  }

  @Test
  @DisplayName(
      "scenario 07: three yellow points make their item orange, two orange ones make it red")
  void stepsUp() {
    ScenarioLane lane = dam().until(MINUTE);
    say(lane, YELLOW, "D1", "D2", "E1");
    lane.until(2 * MINUTE).say("D3", YELLOW);
    lane.until(3 * MINUTE).say("D1", ORANGE).say("E1", ORANGE);
    lane.until(4 * MINUTE).say("D2", ORANGE);
    assertThat(lane.until(5 * MINUTE).judged().said("TP-AG1"))
        .containsExactly("RAISE TP-AG1-O D1 120.0", "RAISE TP-AG1-R D1 240.0");
  }

  @Test
  @DisplayName("scenario 07: a point that falls back lets its item step down after the off-delay")
  void stepsDown() {
    ScenarioLane lane = dam().until(MINUTE);
    say(lane, BLUE, "D1", "D2", "D3", "D4");
    lane.until(2 * MINUTE).say("D4", CALM);
    JudgedTwice judged = lane.until(3 * HOUR).judged();
    assertThat(judged.said("TP-D-B")).last().isEqualTo("CLEAR TP-D-B D4 3720.0");
    assertThat(judged.said("TP-AG1"))
        .as("an hour for the point, its next reading that says so, and an hour for the item")
        .containsExactly("RAISE TP-AG1-Y D1 60.0", "CLEAR TP-AG1-Y D1 7321.0");
  }
}
