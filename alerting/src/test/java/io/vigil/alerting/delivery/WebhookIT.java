package io.vigil.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.testing.Receiver;
import io.vigil.alerting.testing.Receiver.Got;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.TestChannel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a webhook is told, and how it knows by whom. */
@ExtendWith(Room.Shared.class)
class WebhookIT {
  private Room room;
  private Receiver receiver;
  private String plant;
  private TestChannel channel;

  @BeforeEach
  void begin(Room shared) throws Exception {
    room = shared;
    receiver = Receiver.start();
    plant = room.plant(1);
    channel = new TestChannel(room, "hook-" + plant);
  }

  @AfterEach
  void end() {
    channel.remove();
    receiver.close();
  }

  @Test
  @DisplayName("A new Alert is posted at once in Alertmanager's format 4, key by key, and is sent")
  void posted() throws Exception {
    made("");
    JsonNode alert = room.raised(plant);

    Got got = receiver.got(1).get(0);
    assertThat(got.headers().getFirst("Content-Type")).startsWith("application/json");
    assertThat(got.attempt()).isEqualTo(1);
    assertThat(got.key()).startsWith(channel.id() + "/" + alert.get("id").asText() + "/RAISED/");
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
    assertThat(body.get("receiver").asText()).isEqualTo(channel.id());
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
    assertThat(Instant.parse(one.get("startsAt").asText()))
        .isEqualTo(OffsetDateTime.parse(alert.get("began").asText()).toInstant());
    assertThat(one.get("endsAt").asText()).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(one.get("generatorURL").asText()).endsWith(alert.get("id").asText());
    assertThat(one.get("fingerprint").asText()).matches("[0-9a-f]{16}");
    assertThat(body.get("commonLabels")).isEqualTo(one.get("labels"));
    assertThat(body.get("commonAnnotations")).isEqualTo(one.get("annotations"));
    JsonNode sent = channel.delivery(row -> TestChannel.is(row, "SENT"));
    assertThat(sent.get("attempts").asInt()).isEqualTo(1);
    assertThat(sent.get("alert").asText()).isEqualTo(alert.get("id").asText());
  }

  @Test
  @DisplayName(
      "With a secret every attempt is signed, and the snippet of the documents believes it")
  void signed() throws Exception {
    receiver.answering(500);
    made(",\"secret\":\"s3cretNobodySees\"");
    room.raised(plant);
    receiver.got(2);
    receiver.answering(200);
    channel.allSent(1);
    for (Got got : receiver.got()) {
      String signature = got.headers().getFirst("X-Vigil-Signature");
      assertThat(signature).matches("t=[0-9]{10},v1=[0-9a-f]{64}");
      assertThat(believed(signature, got.text(), "s3cretNobodySees")).isTrue();
      assertThat(believed(signature, got.text() + " ", "s3cretNobodySees")).isFalse();
      assertThat(believed(signature, got.text(), "another")).isFalse();
      assertThat(believed("t=1" + signature.substring(12), got.text(), "s3cretNobodySees"))
          .isFalse();
    }
  }

  @Test
  @DisplayName("The signature is the one that the documents describe")
  void signature() {
    byte[] body = "{\"a\":\"甲\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(WebhookSignature.of(body, "s3cret", Instant.ofEpochSecond(1795507331)))
        .isEqualTo(
            "t=1795507331,v1=01f3dd791ebf2b2688e8d6781e4b5e117bb0476ff4cb7ed6a6f8150e4b1ca2d2");
  }

  @Test
  @DisplayName("What is old is not believed, though it was ours")
  void old() throws IOException, InterruptedException {
    Instant before = Instant.now().minusSeconds(600);
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    assertThat(believed(WebhookSignature.of(body, "s", before), "{}", "s")).isFalse();
    assertThat(believed(WebhookSignature.of(body, "s", Instant.now()), "{}", "s")).isTrue();
  }

  @Test
  @DisplayName("attack82: the secret is nowhere to be read, stays while the address does, and ends")
  void secretIsKept() throws Exception {
    made(",\"secret\":\"s3cretNobodySees\"");
    JsonNode seen = room.admin().get(channel.path()).json();
    assertThat(seen.toString()).doesNotContain("NobodySees");
    assertThat(seen.get("signed").asBoolean()).isTrue();
    Channel kept =
        Inside.of(room.alerting())
            .getBean(ChannelRepository.class)
            .findById(channel.id())
            .orElseThrow();
    assertThat(kept.secret()).isNotEmpty().doesNotContain("NobodySees");
    made(",\"leastSeverity\":2");
    channel.tried();
    assertThat(receiver.got(1).get(0).headers().getFirst("X-Vigil-Signature")).isNotNull();
    made(",\"secret\":\"\"");
    channel.tried();
    assertThat(receiver.got(2).get(1).headers().getFirst("X-Vigil-Signature")).isNull();
  }

  @Test
  @DisplayName("Without a secret nothing is signed: who took it before takes it as before")
  void unsigned() throws Exception {
    made("");
    room.raised(plant);
    assertThat(receiver.got(1).get(0).headers().getFirst("X-Vigil-Signature")).isNull();
  }

  @Test
  @DisplayName("As CloudEvents 1.0 it is one event, the same in every attempt, signed as it stands")
  void cloudEvents() throws Exception {
    receiver.answering(500);
    made(",\"format\":\"cloudevents\",\"secret\":\"s\"");
    assertThat(room.admin().get(channel.path()).json().get("format").asText())
        .isEqualTo("cloudevents");
    JsonNode alert = room.raised(plant);
    receiver.got(2);
    receiver.answering(200);
    channel.allSent(1);
    Got got = receiver.got().get(0);
    assertThat(receiver.got()).extracting(Got::text).containsOnly(got.text());
    assertThat(got.headers().getFirst("Content-Type"))
        .isEqualTo("application/cloudevents+json; charset=utf-8");
    JsonNode event = got.body();
    assertThat(event.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "mode",
            "datacontenttype",
            "data");
    assertThat(event.get("specversion").asText()).isEqualTo("1.0");
    assertThat(event.get("id").asText()).isEqualTo(got.key()).contains(alert.get("id").asText());
    assertThat(event.get("source").asText()).isEqualTo("urn:vigil:alerting");
    assertThat(event.get("type").asText()).isEqualTo("io.vigil.alerts.firing");
    assertThat(event.get("subject").asText()).isEqualTo(plant + "/three-colour/F01");
    assertThat(Instant.parse(event.get("time").asText())).isBefore(Instant.now());
    assertThat(event.get("mode").asText()).isEqualTo("real");
    assertThat(event.get("data").get("alerts").get(0).get("labels").get("point").asText())
        .isEqualTo("F01.CH4");
    assertThat(believed(got.headers().getFirst("X-Vigil-Signature"), got.text(), "s")).isTrue();
    channel.tried();
    Got test = receiver.got().get(receiver.got().size() - 1);
    assertThat(test.body().get("mode").asText()).isEqualTo("test");
  }

  /** Whether a receiver that runs the snippet of docs/operations.md believes it. */
  private static boolean believed(String signature, String body, String secret)
      throws IOException, InterruptedException {
    assumeThat(hasPython()).as("python3, which the snippet is written for").isTrue();
    String text = Files.readString(Path.of("..", "docs", "operations.md"));
    int begin = text.indexOf("```python") + "```python".length();
    String program =
        text.substring(begin, text.indexOf("```", begin))
            + "import sys\n"
            + "print(is_from_vigil(sys.argv[1], sys.stdin.buffer.read(), sys.argv[2]))\n";
    Process python =
        new ProcessBuilder("python3", "-c", program, signature, secret)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream in = python.getOutputStream()) {
      in.write(body.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).isZero();
    return Boolean.parseBoolean(said.strip());
  }

  private static boolean hasPython() {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
  }

  private void made(String more) {
    channel.made("{\"url\":\"%s\",\"enterprise\":\"%s\"%s}".formatted(receiver.url(), plant, more));
  }
}
