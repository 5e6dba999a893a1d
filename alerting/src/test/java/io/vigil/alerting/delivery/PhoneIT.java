package io.vigil.alerting.delivery;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Receiver;
import io.vigil.alerting.testing.Receiver.Got;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.TestChannel;
import io.vigil.model.alert.Severity;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text messages and calls, through a gateway that takes JSON over HTTP. */
@ExtendWith(Room.Shared.class)
class PhoneIT {
  private static final String BODY =
      ",\"body\":\"{\\\"to\\\":\\\"{phone}\\\",\\\"say\\\":\\\"{text}\\\"}\"";
  private static final String PHONES = ",\"phones\":[\"+8613800001111\",\"13900002222\"]";

  private Room room;
  private Receiver gateway;
  private String plant;
  private TestChannel channel;

  @BeforeEach
  void begin(Room shared) throws Exception {
    room = shared;
    gateway = Receiver.start();
    plant = room.plant(2);
    channel = new TestChannel(room, "phone-" + plant);
  }

  @AfterEach
  void end() {
    channel.remove();
    gateway.close();
  }

  @Test
  @DisplayName("Each number gets the text, by the method, headers and body that were written")
  void textMessage() throws Exception {
    made(
        "SMS",
        BODY
            + PHONES
            + ",\"method\":\"PUT\",\"headers\":{\"Authorization\":\"Bearer {secret}\"}"
            + ",\"secret\":\"s3cret\"");
    room.raised(plant);
    List<Got> got = gateway.got(2);
    channel.allSent(1);
    assertThat(got).extracting(Got::method).containsOnly("PUT");
    assertThat(got)
        .extracting(one -> one.body().get("to").asText())
        .containsSubsequence("+8613800001111", "13900002222");
    for (Got one : got) {
      assertThat(one.headers().getFirst("Authorization")).isEqualTo("Bearer s3cret");
      assertThat(one.headers().getFirst("Content-Type")).startsWith("application/json");
      assertThat(said(one).length()).isLessThanOrEqualTo(70);
    }
    assertThat(said(got.get(0))).contains("【值守】橙 1 条 [橙] ");
    assertThat(got).extracting(Got::key).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("attack55 a name that would end the body of a text message is words in it")
  void nameInATextMessage() throws Exception {
    String file = Plants.coalMine(plant, 2);
    String name = "\\\",\\\"to\\\":\\\"119\\n";
    assertThat(room.importPlant(plant, file.replace("工作面甲烷 F01.CH4", name)).status())
        .isEqualTo(200);
    made("SMS", BODY + ",\"phones\":[\"110\"]");
    room.raised(plant);
    Got got = gateway.got(1).get(0);
    assertThat(got.body().get("to").asText()).isEqualTo("110");
    assertThat(got.body()).hasSize(2);
    assertThat(said(got)).startsWith("【值守】橙 1 条 [橙] ");
  }

  @Test
  @DisplayName("Only red and orange unless more is asked for")
  void redAndOrange() throws Exception {
    assertThat(made("SMS", BODY + PHONES).get("leastSeverity").asInt()).isEqualTo(2);
    say("F01.CH4", Severity.YELLOW);
    say("F02.CH4", Severity.RED);
    gateway.got(2);
    channel.allSent(1);
    assertThat(made("SMS", BODY + PHONES + ",\"leastSeverity\":4").get("leastSeverity").asInt())
        .isEqualTo(4);
  }

  @Test
  @DisplayName(
      "A call says level, plant and what, and asks to confirm; that it is over calls nobody")
  void call() throws Exception {
    made("VOICE", BODY + ",\"phones\":[\"110\"]");
    Judge.About watch = say("F01.CH4", Severity.RED);
    assertThat(said(gateway.got(1).get(0))).startsWith("值守红色预警。").endsWith("。请确认。");
    room.judge().say(watch.clear(0.4));
    say("F02.CH4", Severity.RED);
    gateway.got(2);
    channel.allSent(2);
    assertThat(channel.deliveries()).noneMatch(one -> one.get("event").asText().equals("RESOLVED"));
  }

  @Test
  @DisplayName("In English for who wants that, and a test says that it is one")
  void english() {
    made("VOICE", BODY + PHONES + ",\"language\":\"en\"");
    assertThat(channel.tried().get("accepted").asBoolean()).isTrue();
    assertThat(said(gateway.got().get(0)))
        .startsWith("Test, not an Alert. Vigil, blue alert. ")
        .endsWith("Please confirm.");
    made("SMS", BODY + PHONES);
    channel.tried();
    assertThat(said(gateway.got().get(2))).contains("【测试】", "测试消息，不是报警");
  }

  @Test
  @DisplayName("Who was told is not told again because another was not")
  void onlyWhoWasNotTold() throws Exception {
    gateway.refusing("13900002222");
    made("SMS", BODY + PHONES);
    room.raised(plant);
    JsonNode failed = channel.delivery(one -> one.get("attempts").asInt() > 1);
    assertThat(failed.get("answer").asText()).isEqualTo("…2222: 500 said");
    gateway.refusing("nothing");
    channel.allSent(1);
    List<Got> first =
        gateway.got().stream()
            .filter(one -> one.body().get("to").asText().equals("+8613800001111"))
            .toList();
    assertThat(first).extracting(Got::key).doesNotHaveDuplicates();
    assertThat(gateway.got()).hasSizeGreaterThan(first.size() + 1);
  }

  @Test
  @DisplayName("No more in a minute than people bear, and then what waits in one text with red")
  void onlySoMany() throws Exception {
    made("SMS", BODY + ",\"phones\":[\"110\"]");
    for (int i = 0; i < MessageTokens.FOR_ALL; i++) {
      assertThat(channel.tried().get("accepted").asBoolean()).isTrue();
    }
    assertThat(channel.tried().get("zh").asText()).isEqualTo("该通道一分钟内的消息数已近上限，请稍后再试");
    say("F01.CH4", Severity.ORANGE);
    Eventually.get(channel::deliveries, all -> all.size() == 1);
    assertThat(gateway.got()).hasSize(MessageTokens.FOR_ALL);
    say("F02.CH4", Severity.RED);
    channel.allSent(2);
    assertThat(said(gateway.got().get(MessageTokens.FOR_ALL))).contains("【值守】红 1 条，橙 1 条");
  }

  @Test
  @DisplayName("An answer of status 200 that does not hold what it should is a failure")
  void notTaken() {
    made("SMS", BODY + PHONES + ",\"taken\":\"\\\"code\\\":0\"");
    gateway.saying("{\"code\":7}");
    JsonNode tried = channel.tried();
    assertThat(tried.get("accepted").asBoolean()).isFalse();
    assertThat(tried.get("zh").asText()).isEqualTo("接收方未接受");
    assertThat(tried.get("answer").asText()).contains("{\"code\":7}");
    gateway.saying("{\"code\":0}");
    assertThat(channel.tried().get("accepted").asBoolean()).isTrue();
  }

  @Test
  @DisplayName(
      "attack82: numbers and secret are nowhere to be read, and stay while the address does")
  void secretsAreKept() throws Exception {
    JsonNode seen =
        made(
            "SMS",
            BODY + PHONES + ",\"headers\":{\"X-Key\":\"{secret}\"},\"secret\":\"NobodySees\"");
    assertThat(seen.get("phones").toString()).isEqualTo("[\"…1111\",\"…2222\"]");
    assertThat(seen.toString()).doesNotContain("NobodySees", "13800001111");
    Channel kept =
        Inside.of(room.alerting())
            .getBean(ChannelRepository.class)
            .findById(channel.id())
            .orElseThrow();
    assertThat(kept.toString()).doesNotContain("NobodySees", "13800001111");
    assertThat(Inside.of(room.alerting()).getBean(Journal.class).ofAlert(channel.id(), 10))
        .singleElement()
        .satisfies(one -> assertThat(one.detail()).contains("…1111,…2222"))
        .satisfies(one -> assertThat(one.detail()).doesNotContain("13800001111"));
    JsonNode again = made("SMS", BODY + ",\"headers\":{\"X-Key\":\"{secret}\"}");
    assertThat(again.get("phones")).isEqualTo(seen.get("phones"));
    assertThat(channel.tried().get("accepted").asBoolean()).isTrue();
    assertThat(gateway.got(1).get(0).headers().getFirst("X-Key")).isEqualTo("NobodySees");
    try (Receiver elsewhere = Receiver.start()) {
      assertProblem(
          channel.put("{\"kind\":\"SMS\",\"url\":\"%s\"%s}".formatted(elsewhere.url(), BODY)),
          422,
          "CHANNEL_BAD");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"phones\":[]",
        "\"phones\":[\"12\"]",
        "\"phones\":[\"110,119\"]",
        "\"phones\":[\"110\"],\"method\":\"GET\"",
        "\"phones\":[\"110\"],\"body\":\"{text}\"",
        "\"phones\":[\"110\"],\"headers\":{\"Host\":\"x\"}",
        "\"phones\":[\"110\"],\"headers\":{\"A\":\"x\\nHost: y\"}",
        "\"phones\":[\"110\"],\"secret\":\"a\\nb\"",
        "\"phones\":[\"110\"],\"secret\":\"密\"",
        "\"phones\":[\"110\"],\"url\":\"http://10.0.0.1/\"",
        "\"enabled\":true"
      })
  @DisplayName("What reaches no phone is refused in words")
  void refusedInWords(String more) {
    String body = more.contains("\"body\"") ? "" : BODY.substring(1) + ",";
    String url = more.contains("\"url\"") ? "" : "\"url\":\"" + gateway.url() + "\",";
    assertProblem(channel.put("{\"kind\":\"SMS\"," + url + body + more + "}"), 422, "CHANNEL_BAD");
    assertProblem(room.admin().get(channel.path()), 404, "NOT_FOUND");
  }

  private JsonNode made(String kind, String more) {
    return channel.made(
        "{\"kind\":\"%s\",\"url\":\"%s\",\"enterprise\":\"%s\"%s}"
            .formatted(kind, gateway.url(), plant, more));
  }

  private Judge.About say(String code, Severity severity)
      throws ExecutionException, InterruptedException {
    Judge.About watch = room.judge().watch(plant, code, Room.RULE).at(severity);
    room.judge().say(watch.raise(1.6));
    return watch;
  }

  private static String said(Got got) {
    return got.body().get("say").asText();
  }
}
