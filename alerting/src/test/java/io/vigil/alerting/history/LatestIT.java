package io.vigil.alerting.history;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Room;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What points say just now, over HTTP, from readings in the embedded store. */
@ExtendWith(Room.Shared.class)
class LatestIT {
  private static final long MINUTE = 60_000;

  @Test
  void theNewestReadingIsToldAndNotTheWorst(Room room) throws Exception {
    String plant = room.plant(1);
    long now = System.currentTimeMillis();
    room.store()
        .write(
            line(plant, "F01.CH4", "value=1.26,quality=\"GOOD\"", now - 5_000)
                + line(plant, "F01.CH4", "value=0.95,quality=\"GOOD\"", now - 1_000)
                + line(plant, "F01.CO", "quality=\"BAD\"", now - 2_000)
                + line(plant, "F01.O2", "value=20.9,quality=\"GOOD\"", now - 16 * MINUTE));
    Answer answer =
        Eventually.get(
            () -> ask(room, plant, "F01.CH4", "F01.CO", "F01.O2"),
            got -> got.json().get("items").size() == 2);
    JsonNode methane = answer.json().get("items").get(0);
    assertThat(methane.get("point_id").asText()).isEqualTo(plant + ":F01.CH4");
    assertThat(methane.get("value").asDouble()).isEqualTo(0.95);
    assertThat(methane.get("t").asLong()).isEqualTo(now - 1_000);
    assertThat(methane.get("quality").asText()).isEqualTo("GOOD");
    JsonNode monoxide = answer.json().get("items").get(1);
    assertThat(monoxide.get("value").isNull()).as("a bad value is never a value").isTrue();
    assertThat(monoxide.get("quality").asText()).isEqualTo("BAD");
  }

  @Test
  void aPointWithoutReadingsIsLeftOut(Room room) {
    Answer answer = ask(room, "nobody", "P");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("items")).isEmpty();
  }

  @Test
  void whatIsNoPointAndTooManyAreRefused(Room room) {
    assertProblem(room.duty().get("/api/v1/readings/latest"), 400, "BAD_REQUEST");
    assertProblem(room.duty().get("/api/v1/readings/latest?point=x"), 400, "BAD_REQUEST");
    assertProblem(ask(room, "coal-a", "a'or'1'='1"), 400, "BAD_REQUEST");
    String[] many = IntStream.range(0, 201).mapToObj(i -> "P" + i).toArray(String[]::new);
    assertProblem(ask(room, "coal-a", many), 400, "BAD_REQUEST");
  }

  private static Answer ask(Room room, String plant, String... codes) {
    return room.duty()
        .get(
            Arrays.stream(codes)
                .map(code -> "point=" + StoreHttp.encode(plant + ":" + code))
                .collect(Collectors.joining("&", "/api/v1/readings/latest?", "")));
  }

  private static String line(String plant, String point, String fields, long millis) {
    return "reading,enterprise=%s,unit=F01,point=%s %s,why=\"x\",offset=1i %d%n"
        .formatted(plant, point, fields, millis);
  }
}
