package io.vigil.alerting.delivery;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Receiver;
import io.vigil.alerting.testing.Receiver.Got;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.TestChannel;
import io.vigil.model.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Robots of DingTalk and WeCom, against a receiver that answers as they do. */
@ExtendWith(Room.Shared.class)
class RobotIT {
  private static final String TAKEN = "{\"errcode\":0,\"errmsg\":\"ok\"}";
  private static final String TOO_FAST = "{\"errcode\":130101,\"errmsg\":\"send too fast\"}";

  private Room room;
  private Receiver chat;
  private String plant;
  private TestChannel channel;

  @BeforeEach
  void begin(Room shared) throws Exception {
    room = shared;
    chat = Receiver.start().saying(TAKEN);
    plant = room.plant(4);
    channel = new TestChannel(room, "robot-" + plant);
  }

  @AfterEach
  void end() {
    channel.remove();
    chat.close();
  }

  @Test
  @DisplayName("DingTalk gets a text, the token, the time and a signature that the secret gives")
  void dingTalk() throws Exception {
    JsonNode made = put("DINGTALK", "?access_token=t0ken", ",\"secret\":\"SEC0123\"");
    assertThat(made.get("kind").asText()).isEqualTo("DINGTALK");
    room.raised(plant);
    Got got = chat.got(1).get(0);
    assertThat(got.parameter("access_token")).isEqualTo("t0ken");
    String time = got.parameter("timestamp");
    assertThat(Instant.ofEpochMilli(Long.parseLong(time)))
        .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    assertThat(got.parameter("sign")).isEqualTo(DingTalk.sign(time, "SEC0123"));
    assertThat(got.body().get("msgtype").asText()).isEqualTo("text");
    assertThat(got.said()).startsWith("【值守】橙 1 条\n[橙] ").contains("1.6");
    channel.allSent(1);
  }

  @Test
  @DisplayName("The signature is the one that DingTalk's documents describe (made with openssl)")
  void signature() {
    assertThat(DingTalk.sign("1795507331000", "SEC0123"))
        .isEqualTo("5eAFo07qP+84CJEgx5Y/svq1pwNNt84gd8QntZfbzT0=");
  }

  @Test
  @DisplayName("WeCom gets a text and the key, and no signature")
  void weCom() throws Exception {
    put("WECOM", "?key=k3y", "");
    room.raised(plant);
    Got got = chat.got(1).get(0);
    assertThat(got.uri().getRawQuery()).isEqualTo("key=k3y");
    assertThat(got.said()).startsWith("【值守】橙 1 条");
    channel.allSent(1);
  }

  @Test
  @DisplayName("A robot speaks the language of its channel, Chinese if none was asked for")
  void language() throws Exception {
    assertThat(put("WECOM", "?key=k3y", "").get("language").asText()).isEqualTo("zh");
    assertThat(put("WECOM", "?key=k3y", ",\"language\":\"en\"").get("language").asText())
        .isEqualTo("en");
    assertThat(channel.tried().get("accepted").asBoolean()).isTrue();
    assertThat(chat.got(1).get(0).said())
        .startsWith("[Vigil] TEST blue: 1\n[blue] A test message, not an Alert (since ");
    room.raised(plant);
    assertThat(chat.got(2).get(1).said()).startsWith("[Vigil] orange: 1\n[orange] ");
    channel.allSent(1);
  }

  @Test
  @DisplayName("An error code in an answer of status 200 is a failure, and is sent again")
  void errorCodeIsFailure() throws Exception {
    chat.saying(TOO_FAST);
    put("DINGTALK", "?access_token=t0ken", "");
    room.raised(plant);
    JsonNode failed =
        Eventually.get(channel::deliveries, all -> !all.isEmpty() && !all.get(0).get("en").isNull())
            .get(0);
    assertThat(failed.get("state").asText()).isEqualTo("WAITING");
    assertThat(failed.get("en").asText()).isEqualTo("the receiver did not accept it");
    assertThat(failed.get("answer").asText()).isEqualTo("200 " + TOO_FAST);
    chat.saying(TAKEN);
    channel.allSent(1);
    assertThat(chat.got()).extracting(Got::key).containsOnly(chat.got().get(0).key());
  }

  @Test
  @DisplayName("An answer that is no verdict is none, and a test says so")
  void noVerdict() {
    put("WECOM", "?key=k3y", "");
    for (String answer : List.of("<html>", "{}", "[]", "", "null", "{\"errcode\":\"x\"}")) {
      chat.saying(answer);
      JsonNode tried = channel.tried();
      assertThat(tried.get("accepted").asBoolean()).as(answer).isFalse();
      assertThat(tried.get("zh").asText()).isEqualTo("接收方未接受");
    }
    chat.saying(TAKEN);
    assertThat(channel.tried().get("accepted").asBoolean()).isTrue();
  }

  @Test
  @DisplayName("When a robot has said enough, all waits but red, which takes along what waits")
  void redTakesAlong() throws Exception {
    put("DINGTALK", "?access_token=t0ken", "");
    for (int i = 0; i < MessageTokens.FOR_ALL; i++) {
      assertThat(channel.tried().get("accepted").asBoolean()).isTrue();
    }
    JsonNode refused = channel.tried();
    assertThat(refused.get("accepted").asBoolean()).isFalse();
    assertThat(refused.get("en").asText()).contains("in a minute");
    say("F01.CH4", Severity.BLUE);
    say("F02.CH4", Severity.ORANGE);
    say("F03.CH4", Severity.BLUE);
    Eventually.get(channel::deliveries, all -> all.size() == 3);
    assertThat(chat.got()).hasSize(MessageTokens.FOR_ALL);
    say("F04.CH4", Severity.RED);
    List<Got> got = chat.got(MessageTokens.FOR_ALL + 1);
    List<String> lines = got.get(MessageTokens.FOR_ALL).said().lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).isEqualTo("【值守】红 1 条，橙 1 条，蓝 2 条");
    assertThat(lines.get(1)).startsWith("[红] ");
    assertThat(lines.get(2)).startsWith("[橙] ");
    channel.allSent(4);
  }

  @Test
  @DisplayName("Two channels that lead to one robot share what it may say")
  void sharedByChannels() {
    put("DINGTALK", "?access_token=t0ken", "");
    TestChannel other = new TestChannel(room, "other-" + plant);
    other.made(body("DINGTALK", "?access_token=t0ken", ""));
    for (int i = 0; i < MessageTokens.FOR_ALL; i++) {
      assertThat(channel.tried().get("accepted").asBoolean()).isTrue();
    }
    assertThat(other.tried().get("accepted").asBoolean()).isFalse();
    other.made(body("DINGTALK", "?access_token=another", ""));
    assertThat(other.tried().get("accepted").asBoolean()).isTrue();
    other.remove();
  }

  @Test
  @DisplayName("attack82: token and secret are nowhere to be read, and stay while the address does")
  void secretsAreKept() throws Exception {
    JsonNode made =
        put("DINGTALK", "?access_token=t0kenNobodySees", ",\"secret\":\"SECNobodySees\"");
    assertThat(made.toString()).doesNotContain("NobodySees");
    assertThat(made.get("signed").asBoolean()).isTrue();
    assertThat(room.admin().get(channel.path()).json().toString()).doesNotContain("NobodySees");
    Channel kept =
        Inside.of(room.alerting())
            .getBean(ChannelRepository.class)
            .findById(channel.id())
            .orElseThrow();
    assertThat(kept.token()).as("what stands in the database").isNotEmpty();
    assertThat(kept.secret()).isNotEmpty().isNotEqualTo(kept.token());
    assertThat(kept.toString()).doesNotContain("NobodySees");
    put("DINGTALK", "", ",\"leastSeverity\":2");
    assertThat(channel.tried().get("accepted").asBoolean()).isTrue();
    Got got = chat.got(1).get(0);
    assertThat(got.parameter("access_token")).isEqualTo("t0kenNobodySees");
    assertThat(got.parameter("sign")).isNotEmpty();
    put("DINGTALK", "", ",\"secret\":\"\"");
    assertThat(channel.tried().get("accepted").asBoolean()).isTrue();
    assertThat(chat.got(2).get(1).parameter("sign")).isEmpty();
    try (Receiver elsewhere = Receiver.start()) {
      assertProblem(channel.put("{\"url\":\"%s\"}".formatted(elsewhere.url())), 422, "CHANNEL_BAD");
    }
  }

  @Test
  @DisplayName("A robot without its token, or a secret that nobody uses, is refused in words")
  void refusedInWords() {
    assertProblem(channel.put(body("DINGTALK", "?key=x", "")), 422, "CHANNEL_BAD");
    assertProblem(channel.put(body("WECOM", "", "")), 422, "CHANNEL_BAD");
    assertProblem(channel.put(body("WECOM", "?key=x", ",\"secret\":\"s\"")), 422, "CHANNEL_BAD");
    assertProblem(channel.put(body("CONTROL_ROOM", "", "")), 422, "CHANNEL_BAD");
    assertProblem(
        channel.put("{\"kind\":\"WECOM\",\"url\":\"http://169.254.169.254/?key=x\"}"),
        422,
        "CHANNEL_BAD");
    assertProblem(room.admin().get(channel.path()), 404, "NOT_FOUND");
  }

  private JsonNode put(String kind, String query, String more) {
    return channel.made(body(kind, query, more));
  }

  private String body(String kind, String query, String more) {
    return "{\"kind\":\"%s\",\"url\":\"%s\",\"enterprise\":\"%s\"%s}"
        .formatted(kind, chat.url() + query, plant, more);
  }

  private void say(String code, Severity severity) throws ExecutionException, InterruptedException {
    Judge.About watch = room.judge().watch(plant, code, Room.RULE).at(severity);
    room.judge().say(watch.raise(1.6));
  }
}
