package io.vigil.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.AlertmanagerNode;
import io.vigil.alerting.testing.Receiver;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.TestChannel;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Our webhook beside the one that a real Alertmanager posts of the same alert. */
@ExtendWith(Room.Shared.class)
class AlertmanagerIT {
  @Test
  @DisplayName("alerts §9 our webhook has the keys and kinds of values of Alertmanager's own")
  void keyByKeyLikeAlertmanagers(Room room, @TempDir Path folder) throws Exception {
    String plant = room.plant(1);
    TestChannel channel = new TestChannel(room, "am-" + plant);
    try (Receiver ours = Receiver.start();
        Receiver theirs = Receiver.start();
        AlertmanagerNode node = AlertmanagerNode.start(folder, theirs.url())) {
      channel.made("{\"url\":\"%s\",\"enterprise\":\"%s\"}".formatted(ours.url(), plant));
      room.raised(plant);
      JsonNode own = ours.got(1).get(0).body();
      JsonNode one = own.get("alerts").get(0);
      // The clock of the points runs apart from ours; what begins after it ends is refused, and
      // what has ended is not sent.
      Instant began = began(one);
      Instant now = Instant.now();
      Instant ends = (began.isAfter(now) ? began : now).plus(Duration.ofDays(1));
      String again =
          "[{\"labels\":%s,\"annotations\":%s,\"startsAt\":%s,\"endsAt\":\"%s\",\"generatorURL\":\"http://x%s\"}]"
              .formatted(
                  one.get("labels"),
                  one.get("annotations"),
                  one.get("startsAt"),
                  ends,
                  one.get("generatorURL").asText());
      HttpResponse<String> taken = node.post(again);
      assertThat(taken.statusCode()).as("%s %s", taken.body(), again).isEqualTo(200);
      JsonNode genuine = theirs.got(1).get(0).body();
      assertThat(kinds(own)).isEqualTo(kinds(genuine));
      JsonNode same = genuine.get("alerts").get(0);
      assertThat(kinds(one)).isEqualTo(kinds(same));
      for (String field : new String[] {"status", "labels", "annotations"}) {
        assertThat(one.get(field)).as(field).isEqualTo(same.get(field));
      }
      assertThat(began(same)).as("however many digits a second has").isEqualTo(began);
      for (String field :
          new String[] {
            "version",
            "truncatedAlerts",
            "status",
            "groupLabels",
            "commonLabels",
            "commonAnnotations"
          }) {
        assertThat(own.get(field)).as(field).isEqualTo(genuine.get(field));
      }
      assertThat(one.get("fingerprint").asText()).matches("[0-9a-f]{16}");
      assertThat(same.get("fingerprint").asText()).matches("[0-9a-f]{16}");
    } finally {
      channel.remove();
    }
  }

  private static Instant began(JsonNode alert) {
    return OffsetDateTime.parse(alert.get("startsAt").asText()).toInstant();
  }

  /** The keys of an object and what kind of value each has. */
  private static Map<String, String> kinds(JsonNode object) {
    Map<String, String> kinds = new TreeMap<>();
    object
        .properties()
        .forEach(field -> kinds.put(field.getKey(), field.getValue().getNodeType().name()));
    return kinds;
  }
}
