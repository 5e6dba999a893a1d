package io.vigil.alerting.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A channel as an administrator makes it, and what was sent to it. */
public record TestChannel(Room room, String id) {
  /** Its address at the API. */
  public String path() {
    return "/api/v1/channels/" + id;
  }

  /** Writes it, whatever comes of it. */
  public Answer put(String body) {
    return room.admin().put(path(), body);
  }

  /** Writes it, and is not refused. */
  public JsonNode made(String body) {
    Answer answer = put(body);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  /** What came of a test message. */
  public JsonNode tried() {
    return room.admin().post(path() + "/test", "{}").json();
  }

  /** What is to be sent, or was. */
  public List<JsonNode> deliveries() {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode one : room.admin().get("/api/v1/deliveries?limit=1000").json().get("items")) {
      if (one.get("channel").asText().equals(id)) {
        found.add(one);
      }
    }
    return found;
  }

  /** The only delivery, once it is as wanted. */
  public JsonNode delivery(Predicate<JsonNode> wanted) throws Exception {
    return Eventually.get(this::deliveries, all -> all.size() == 1 && wanted.test(all.get(0)))
        .get(0);
  }

  /** Waits until as many were sent, and none waits. */
  public void allSent(int deliveries) throws Exception {
    Eventually.get(
        this::deliveries,
        all -> all.size() == deliveries && all.stream().allMatch(one -> is(one, "SENT")));
  }

  /** Removes it. */
  public Answer remove() {
    return room.admin().send("DELETE", path(), null);
  }

  /** Whether the delivery has got so far. */
  public static boolean is(JsonNode delivery, String state) {
    return delivery.get("state").asText().equals(state);
  }
}
