package io.vigil.alerting.delivery;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Receiver;
import io.vigil.alerting.testing.Receiver.Got;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.TestChannel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels as administrators make, try and remove them, and what they may not be. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class ChannelIT {
  private Room room;
  private Receiver receiver;
  private String plant;
  private TestChannel channel;

  @BeforeEach
  void begin(Room shared) throws Exception {
    room = shared;
    receiver = Receiver.start();
    plant = room.plant(1);
    channel = new TestChannel(room, "channel-" + plant);
  }

  @AfterEach
  void end() {
    channel.remove();
    receiver.close();
  }

  @Test
  @DisplayName("A test says what the receiver answered, and is marked as a test")
  void testMessage() throws Exception {
    made("");
    JsonNode fine = channel.tried();
    assertThat(fine.get("accepted").asBoolean()).isTrue();
    assertThat(fine.get("answer").asText()).isEqualTo("200 said");
    Got got = receiver.got(1).get(0);
    assertThat(got.body().get("commonLabels").get("mode").asText()).isEqualTo("test");
    receiver.answering(503);
    JsonNode bad = channel.tried();
    assertThat(bad.get("accepted").asBoolean()).isFalse();
    assertThat(bad.get("answer").asText()).isEqualTo("503 said");
    assertThat(bad.get("zh").asText()).isEqualTo("接收方未接受");
    assertThat(channel.deliveries()).as("a test is no delivery").isEmpty();
    List<JournalEntry> tests =
        Inside.of(room.alerting()).getBean(Journal.class).ofAlert(channel.id(), 10).stream()
            .filter(one -> one.kind() == JournalKind.CHANNEL_TESTED)
            .toList();
    assertThat(tests).extracting(JournalEntry::actor).containsExactly("admin", "admin");
    assertThat(tests.get(0).detail()).contains("\"accepted\":\"true\"").contains("200 said");
    assertThat(tests.get(1).detail()).contains("\"trouble\":\"STATUS\"").contains("503 said");
  }

  @Test
  @DisplayName("A channel that is removed leaves dead letters, which nobody can send again")
  void removedChannelLeavesDeadLetters() throws Exception {
    receiver.answering(500);
    made("");
    room.raised(plant);
    channel.delivery(row -> row.get("attempts").asInt() > 0);
    assertThat(channel.remove().status()).isBetween(200, 204);
    JsonNode dead = channel.delivery(row -> TestChannel.is(row, "DEAD"));
    assertThat(room.admin().get("/api/v1/deliveries/counts").json().get("items"))
        .filteredOn(one -> one.get("channel").asText().equals(channel.id()))
        .singleElement()
        .satisfies(one -> assertThat(one.get("deliveries").asInt()).isEqualTo(1))
        .satisfies(one -> assertThat(TestChannel.is(one, "DEAD")).isTrue());
    assertThat(dead.get("en").asText()).isEqualTo("the channel was removed");
    assertProblem(
        room.admin().post("/api/v1/deliveries/" + dead.get("id").asLong() + "/retry", "{}"),
        404,
        "NOT_FOUND");
    assertProblem(room.admin().get(channel.path()), 404, "NOT_FOUND");
  }

  @Test
  @DisplayName(
      "attack86: channels and what was sent to them are an administrator's, for they hold every area")
  void roles() throws Exception {
    made("");
    assertProblem(room.duty().get("/api/v1/channels"), 403, "NOT_ALLOWED");
    assertProblem(room.duty().put(channel.path(), "{}"), 403, "NOT_ALLOWED");
    assertProblem(room.duty().send("DELETE", channel.path(), null), 403, "NOT_ALLOWED");
    assertProblem(room.duty().post(channel.path() + "/test", "{}"), 403, "NOT_ALLOWED");
    assertProblem(room.duty().post("/api/v1/deliveries/1/retry", "{}"), 403, "NOT_ALLOWED");
    assertProblem(room.duty().get("/api/v1/deliveries"), 403, "NOT_ALLOWED");
    assertProblem(room.duty().get("/api/v1/deliveries/counts"), 403, "NOT_ALLOWED");
    assertThat(room.admin().get(channel.path()).json().get("url").asText())
        .isEqualTo(receiver.url());
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
    assertProblem(room.admin().put(path, url + ",\"format\":\"xml\"}"), 422, "CHANNEL_BAD");
    assertProblem(room.admin().put(path, url + ",\"language\":\"fr\"}"), 422, "CHANNEL_BAD");
    assertProblem(room.admin().put(path, "{}"), 422, "CHANNEL_BAD");
    assertProblem(room.admin().get("/api/v1/deliveries?limit=0"), 400, "BAD_REQUEST");
    made("");
    room.raised(plant);
    JsonNode sent = channel.delivery(row -> TestChannel.is(row, "SENT"));
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
  void targetRefused(String url, Attack attack) throws Exception {
    String body = "{\"url\":\"%s\"}".formatted(url);
    attack.isRefused(
        room.admin(), 422, "CHANNEL_BAD", () -> room.admin().put("/api/v1/channels/refused", body));
    assertProblem(room.admin().get("/api/v1/channels/refused"), 404, "NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://93.184.216.34/x", "https://[2606:2800:220:1::1]:8443/x"})
  @DisplayName("attack77 the control: a public target is taken")
  void publicTargetTaken(String url) {
    channel.made("{\"url\":\"%s\",\"enterprise\":\"nobody\"}".formatted(url));
    assertThat(room.admin().get(channel.path()).json().get("url").asText()).isEqualTo(url);
  }

  private void made(String more) {
    channel.made("{\"url\":\"%s\",\"enterprise\":\"%s\"%s}".formatted(receiver.url(), plant, more));
  }
}
