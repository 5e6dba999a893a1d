package io.vigil.alerting.delivery;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Receiver;
import io.vigil.alerting.testing.Receiver.Got;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.Severity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(Instant.parse(one.get("startsAt").asText()))
        .isEqualTo(OffsetDateTime.parse(alert.get("began").asText()).toInstant());
    assertThat(one.get("endsAt").asText()).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(one.get("generatorURL").asText()).endsWith(alert.get("id").asText());
    assertThat(one.get("fingerprint").asText()).matches("[0-9a-f]{16}");
    assertThat(body.get("commonLabels")).isEqualTo(one.get("labels"));
    assertThat(body.get("commonAnnotations")).isEqualTo(one.get("annotations"));
    JsonNode sent = delivery(id, row -> state(row).equals("SENT"));
    assertThat(sent.get("attempts").asInt()).isEqualTo(1);
    assertThat(sent.get("alert").asText()).isEqualTo(alert.get("id").asText());
  }

  @Test
  @DisplayName("A red one goes with the next request, however many others of its unit wait")
  void redBeforeManyOfItsUnit() throws Exception {
    plant = room.plant(351);
    channel("r", receiver, "");
    List<ActivationEvent> events = new ArrayList<>();
    for (int point = 1; point <= 350; point++) {
      events.add(
          room.judge()
              .watch(plant, "F%02d.CH4".formatted(point), Room.RULE)
              .at(Severity.BLUE)
              .raise(1.6));
    }
    receiver.hanging();
    room.judge().sayAll(events);
    room.open(room.duty(), plant, 350);
    room.judge().say(room.judge().watch(plant, "F351.CH4", Room.RULE).at(Severity.RED).raise(3.1));
    room.open(room.duty(), plant, 351);
    int before = receiver.got().size();
    receiver.answering(200);
    List<Got> all =
        Eventually.get(
            () -> List.copyOf(receiver.got()),
            got -> got.stream().anyMatch(one -> one.points().contains("F351.CH4")));
    int red = 0;
    while (!all.get(red).points().contains("F351.CH4")) {
      red++;
    }
    assertThat(red).as("requests before it since the receiver answers").isLessThan(before + 2);
  }

  @Test
  @DisplayName("What follows within the time to gather comes in one request; how it ended, too")
  void followersGathered() throws Exception {
    String id = channel("a", receiver, "");
    room.raise(plant, "F01.CH4");
    receiver.got(1);
    Judge.About one = room.judge().watch(plant, "F01.CH4", Room.RULE);
    Judge.About two = room.judge().watch(plant, "F02.CH4", Room.RULE);
    room.judge().sayAll(List.of(two.raise(1.6), one.clear(0.4)));

    Got got = receiver.got(2).get(1);
    assertThat(got.points()).containsExactlyInAnyOrder("F01.CH4", "F02.CH4");
    assertThat(got.body().get("status").asText()).isEqualTo("firing");
    for (JsonNode alert : got.body().get("alerts")) {
      boolean cleared = alert.get("labels").get("point").asText().equals("F01.CH4");
      assertThat(alert.get("status").asText()).isEqualTo(cleared ? "resolved" : "firing");
      assertThat(alert.get("endsAt").asText().startsWith("2026-")).isEqualTo(cleared);
    }
    Eventually.get(
        () -> deliveries(id),
        all -> all.size() == 3 && all.stream().allMatch(row -> state(row).equals("SENT")));
    assertThat(receiver.got()).hasSize(2);
  }

  @Test
  @DisplayName("A channel is told of its enterprise, from its severity up, and while it is enabled")
  void onlyWhatItWants() throws Exception {
    String all = channel("all", receiver, "");
    String red = channel("red", receiver, ",\"leastSeverity\":1");
    String off = channel("off", receiver, ",\"enabled\":false");
    String there = channel("there", receiver, ",\"division\":\"1404\"");
    String elsewhere = channel("elsewhere", receiver, ",\"division\":\"15\"");
    room.raised(plant);
    delivery(all, row -> state(row).equals("SENT"));
    delivery(there, row -> state(row).equals("SENT"));
    assertThat(deliveries(red)).isEmpty();
    assertThat(deliveries(off)).isEmpty();
    assertThat(deliveries(elsewhere)).isEmpty();
  }

  @Test
  @DisplayName("attack80: a receiver that hangs delays neither the Alert nor another channel")
  void hangingDelaysNobody() throws Exception {
    try (Receiver silent = Receiver.start().hanging()) {
      String hangs = channel("a-hangs", silent, "");
      String works = channel("works", receiver, "");
      JsonNode alert = room.raised(plant);
      silent.got(1);
      receiver.got(1);
      assertThat(delivery(works, row -> state(row).equals("SENT")).get("alert"))
          .isEqualTo(alert.get("id"));
      JsonNode waiting = delivery(hangs, row -> !row.get("en").isNull());
      assertThat(state(waiting)).isEqualTo("WAITING");
      assertThat(waiting.get("en").asText()).isEqualTo("the receiver did not answer in time");
      assertThat(waiting.get("zh").asText()).isEqualTo("接收方未在规定时间内应答");
      assertThat(waiting.get("nextAttempt").isNull()).isFalse();
      Eventually.get(
          () -> room.admin().get("/metrics").raw().body(),
          text ->
              text.contains("vigil_alerting_delivery_waiting{channel=\"" + hangs + "\"} 1")
                  && text.contains("vigil_alerting_delivery_sent_total{channel=\"" + works));
    }
  }

  @Test
  @DisplayName(
      "attack80: after 500 it comes again, marked, under the same key and with the same body")
  void repeatedAfter500() throws Exception {
    receiver.answering(500);
    String id = channel("a", receiver, "");
    room.raised(plant);
    JsonNode failed = delivery(id, row -> row.get("attempts").asInt() > 1);
    assertThat(failed.get("en").asText()).isEqualTo("the receiver did not accept it");
    assertThat(failed.get("answer").asText()).isEqualTo("500 said");
    receiver.answering(200);
    JsonNode sent = delivery(id, row -> state(row).equals("SENT"));
    List<Got> got = receiver.got();
    assertThat(sent.get("attempts").asInt()).isEqualTo(got.size());
    assertThat(got).extracting(Got::key).containsOnly(sent.get("request").asText());
    assertThat(got).extracting(Got::text).containsOnly(got.get(0).text());
    for (int i = 0; i < got.size(); i++) {
      assertThat(got.get(i).attempt()).isEqualTo(i + 1);
    }
  }

  @Test
  @DisplayName("How an Alert ended is not told before that it began")
  void inOrder() throws Exception {
    receiver.answering(500);
    String id = channel("a", receiver, "");
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
    room.judge().say(watch.raise(1.6));
    receiver.got(1);
    room.judge().say(watch.clear(0.4));
    Eventually.get(() -> deliveries(id), all -> all.size() == 2);
    receiver.got(receiver.got().size() + 2);
    assertThat(receiver.got())
        .extracting(one -> one.body().get("status").asText())
        .containsOnly("firing");
    receiver.answering(200);
    Eventually.get(
        () -> deliveries(id), all -> all.stream().allMatch(row -> state(row).equals("SENT")));
    Got last = receiver.got().get(receiver.got().size() - 1);
    assertThat(last.body().get("status").asText()).isEqualTo("resolved");
    assertThat(last.attempt()).isEqualTo(1);
  }

  @Test
  @DisplayName("attack79: a redirect is not followed, and is named")
  void redirectNotFollowed() throws Exception {
    try (Receiver inner = Receiver.start()) {
      receiver.redirecting(inner.url());
      String id = channel("a", receiver, "");
      room.raised(plant);
      JsonNode failed = delivery(id, row -> row.get("attempts").asInt() > 1);
      assertThat(state(failed)).isEqualTo("WAITING");
      assertThat(failed.get("en").asText())
          .isEqualTo("the receiver redirects elsewhere, which is not followed");
      assertThat(failed.get("answer").asText()).isEqualTo("302 " + inner.url());
      assertThat(inner.got()).isEmpty();
    }
  }

  @Test
  @DisplayName("A test says what the receiver answered, and is marked as a test")
  void testMessage() throws Exception {
    String id = channel("a", receiver, "");
    String path = "/api/v1/channels/" + id + "/test";
    JsonNode fine = room.admin().post(path, "{}").json();
    assertThat(fine.get("accepted").asBoolean()).isTrue();
    assertThat(fine.get("answer").asText()).isEqualTo("200 said");
    Got got = receiver.got(1).get(0);
    assertThat(got.body().get("commonLabels").get("mode").asText()).isEqualTo("test");
    receiver.answering(503);
    JsonNode bad = room.admin().post(path, "{}").json();
    assertThat(bad.get("accepted").asBoolean()).isFalse();
    assertThat(bad.get("answer").asText()).isEqualTo("503 said");
    assertThat(bad.get("zh").asText()).isEqualTo("接收方未接受");
    assertThat(deliveries(id)).as("a test is no delivery").isEmpty();
  }

  @Test
  @DisplayName("A channel that is removed leaves dead letters, which nobody can send again")
  void removedChannelLeavesDeadLetters() throws Exception {
    receiver.answering(500);
    String id = channel("a", receiver, "");
    room.raised(plant);
    delivery(id, row -> row.get("attempts").asInt() > 0);
    assertThat(room.admin().send("DELETE", "/api/v1/channels/" + id, null).status())
        .isBetween(200, 204);
    JsonNode dead = delivery(id, row -> state(row).equals("DEAD"));
    assertThat(dead.get("en").asText()).isEqualTo("the channel was removed");
    assertProblem(
        room.admin().post("/api/v1/deliveries/" + dead.get("id").asLong() + "/retry", "{}"),
        404,
        "NOT_FOUND");
    assertProblem(room.admin().get("/api/v1/channels/" + id), 404, "NOT_FOUND");
  }

  @Test
  @DisplayName(
      "attack86: channels and what was sent to them are an administrator's, for they hold every area")
  void roles() throws Exception {
    String id = channel("a", receiver, "");
    String path = "/api/v1/channels/" + id;
    assertProblem(room.duty().get("/api/v1/channels"), 403, "NOT_ALLOWED");
    assertProblem(room.duty().put(path, "{}"), 403, "NOT_ALLOWED");
    assertProblem(room.duty().send("DELETE", path, null), 403, "NOT_ALLOWED");
    assertProblem(room.duty().post(path + "/test", "{}"), 403, "NOT_ALLOWED");
    assertProblem(room.duty().post("/api/v1/deliveries/1/retry", "{}"), 403, "NOT_ALLOWED");
    assertProblem(room.duty().get("/api/v1/deliveries"), 403, "NOT_ALLOWED");
    assertThat(room.admin().get(path).json().get("url").asText()).isEqualTo(receiver.url());
    assertThat(receiver.got()).isEmpty();
  }

  @Test
  @DisplayName("What is no channel is refused in words, and no dead letter is not sent again")
  void refusedInWords() throws Exception {
    String path = "/api/v1/channels/refused";
    String url = "{\"url\":\"" + receiver.url() + "\"";
    assertProblem(room.admin().put("/api/v1/channels/A_B", url + "}"), 422, "CHANNEL_BAD");
    assertProblem(room.admin().put(path, url + ",\"leastSeverity\":5}"), 422, "CHANNEL_BAD");
    assertProblem(room.admin().put(path, url + ",\"division\":\"x\"}"), 422, "CHANNEL_BAD");
    assertProblem(room.admin().put(path, "{}"), 422, "CHANNEL_BAD");
    assertProblem(room.admin().get("/api/v1/deliveries?limit=0"), 400, "BAD_REQUEST");
    String id = channel("a", receiver, "");
    room.raised(plant);
    JsonNode sent = delivery(id, row -> state(row).equals("SENT"));
    assertProblem(
        room.admin().post("/api/v1/deliveries/" + sent.get("id").asLong() + "/retry", "{}"),
        409,
        "NOT_DEAD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2/",
        "http://localhost./",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.100.100.200/",
        "http://168.63.129.16/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[::ffff:a00:1]/",
        "http://[::10.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://[2002:a00:1::1]/",
        "http://[fe80::1]/",
        "http://[fd00:ec2::254]/",
        "http://[ff02::1]/",
        "http://2130706434/",
        "http://0x7f000002/",
        "http://0177.0.0.2/",
        "http://127.2/",
        "http://user@93.184.216.34/",
        "http://user:word@93.184.216.34/",
        "http://no-such-host.invalid/",
        "ftp://93.184.216.34/",
        "file:///etc/passwd",
        "gopher://93.184.216.34/",
        "//93.184.216.34/",
        "http://",
        "x"
      })
  @DisplayName("attack77: a target inside, or one that is none, is refused in words")
  void targetRefused(String url) {
    assertProblem(
        room.admin().put("/api/v1/channels/refused", "{\"url\":\"%s\"}".formatted(url)),
        422,
        "CHANNEL_BAD");
    assertProblem(room.admin().get("/api/v1/channels/refused"), 404, "NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://93.184.216.34/x", "https://[2606:2800:220:1::1]:8443/x"})
  @DisplayName("A public target is taken")
  void publicTargetTaken(String url) {
    String path = "/api/v1/channels/public";
    channels.add("public");
    assertThat(
            room.admin()
                .put(path, "{\"url\":\"%s\",\"enterprise\":\"nobody\"}".formatted(url))
                .status())
        .isEqualTo(200);
    assertThat(room.admin().get(path).json().get("url").asText()).isEqualTo(url);
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
    for (JsonNode one : room.admin().get("/api/v1/deliveries?limit=1000").json().get("items")) {
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
