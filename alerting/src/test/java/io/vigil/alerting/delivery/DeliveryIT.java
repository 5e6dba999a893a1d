package io.vigil.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Receiver;
import io.vigil.alerting.testing.Receiver.Got;
import io.vigil.alerting.testing.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alerts on their way to real receivers. */
@ExtendWith(Room.Shared.class)
class DeliveryIT {
  private final List<String> channels = new ArrayList<>();
  private Room room;
  private Receiver receiver;
  private String plant;

  @BeforeEach
  void begin(Room shared) throws Exception {
    room = shared;
    receiver = Receiver.start();
    plant = room.plant(4);
  }

  @AfterEach
  void end() {
    channels.forEach(id -> room.admin().send("DELETE", "/api/v1/channels/" + id, null));
    receiver.close();
  }

  @Test
  @DisplayName("A new Alert is posted at once in Alertmanager's format 4, key by key, and is sent")
  void posted() throws Exception {
    String id = channel("a", receiver, "");
    JsonNode alert = room.raised(plant);

    Got got = receiver.got(1).get(0);
    assertThat(got.headers().getFirst("Content-Type")).startsWith("application/json");
    assertThat(got.attempt()).isEqualTo(1);
    assertThat(got.key()).startsWith(id + "/" + alert.get("id").asText() + "/RAISED/");
    JsonNode body = got.body();
    assertThat(body.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "version",
            "groupKey",
            "truncatedAlerts",
            "status",
            "receiver",
            "groupLabels",
            "commonLabels",
            "commonAnnotations",
            "externalURL",
            "alerts");
    assertThat(body.get("version").asText()).isEqualTo("4");
    assertThat(body.get("groupKey").asText()).contains(plant).contains("F01");
    assertThat(body.get("truncatedAlerts").asInt()).isZero();
    assertThat(body.get("status").asText()).isEqualTo("firing");
    assertThat(body.get("receiver").asText()).isEqualTo(id);
    assertThat(body.get("groupLabels").toString())
        .isEqualTo(
            "{\"enterprise\":\"%s\",\"unit\":\"F01\",\"scheme\":\"three-colour\"}"
                .formatted(plant));
    assertThat(body.get("externalURL").isTextual()).isTrue();
    assertThat(body.get("alerts")).hasSize(1);
    JsonNode one = body.get("alerts").get(0);
    assertThat(one.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "status", "labels", "annotations", "startsAt", "endsAt", "generatorURL", "fingerprint");
    assertThat(one.get("status").asText()).isEqualTo("firing");
    assertThat(one.get("labels").get("alertname").asText()).isEqualTo(Room.RULE);
    assertThat(one.get("labels").get("severity").asText()).isEqualTo("orange");
    assertThat(one.get("labels").get("point").asText()).isEqualTo("F01.CH4");
    assertThat(one.get("annotations").get("summary").asText()).isNotBlank();
    assertThat(one.get("annotations").get("value").asText()).isEqualTo("1.6");
    assertThat(one.get("annotations").get("limit").asText()).isEqualTo("1.5");
    assertThat(one.get("startsAt").asText()).startsWith("2026-11-24T08:02:11");
    assertThat(one.get("endsAt").asText()).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(one.get("generatorURL").asText()).endsWith(alert.get("id").asText());
    assertThat(one.get("fingerprint").asText()).matches("[0-9a-f]{16}");
    assertThat(body.get("commonLabels")).isEqualTo(one.get("labels"));
    assertThat(body.get("commonAnnotations")).isEqualTo(one.get("annotations"));
    JsonNode sent = delivery(id, row -> state(row).equals("SENT"));
    assertThat(sent.get("attempts").asInt()).isEqualTo(1);
    assertThat(sent.get("alert").asText()).isEqualTo(alert.get("id").asText());
  }

  private String channel(String name, Receiver to, String more) {
    String id = name + "-" + plant;
    Answer answer =
        room.admin()
            .put(
                "/api/v1/channels/" + id,
                "{\"url\":\"%s\",\"enterprise\":\"%s\"%s}".formatted(to.url(), plant, more));
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    channels.add(id);
    return id;
  }

  private JsonNode delivery(String channel, Predicate<JsonNode> wanted) throws Exception {
    return Eventually.get(
            () -> deliveries(channel), all -> all.size() == 1 && wanted.test(all.get(0)))
        .get(0);
  }

  private List<JsonNode> deliveries(String channel) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode one : room.duty().get("/api/v1/deliveries?limit=1000").json().get("items")) {
      if (one.get("channel").asText().equals(channel)) {
        found.add(one);
      }
    }
    return found;
  }

  private static String state(JsonNode row) {
    return row.get("state").asText();
  }
}
