package io.vigil.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.ChangingNames;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Receiver;
import io.vigil.alerting.testing.Receiver.Got;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.TestChannel;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alerts on their way to real receivers. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class DeliveryIT {
  private final List<TestChannel> channels = new ArrayList<>();
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
    channels.forEach(TestChannel::remove);
    receiver.close();
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
    TestChannel channel = channel("a", receiver, "");
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
    channel.allSent(3);
    assertThat(receiver.got()).hasSize(2);
  }

  @Test
  @DisplayName("A channel is told of its enterprise, from its severity up, and while it is enabled")
  void onlyWhatItWants() throws Exception {
    TestChannel all = channel("all", receiver, "");
    TestChannel red = channel("red", receiver, ",\"leastSeverity\":1");
    TestChannel off = channel("off", receiver, ",\"enabled\":false");
    TestChannel there = channel("there", receiver, ",\"division\":\"1404\"");
    TestChannel elsewhere = channel("elsewhere", receiver, ",\"division\":\"15\"");
    room.raised(plant);
    all.delivery(row -> TestChannel.is(row, "SENT"));
    there.delivery(row -> TestChannel.is(row, "SENT"));
    assertThat(red.deliveries()).isEmpty();
    assertThat(off.deliveries()).isEmpty();
    assertThat(elsewhere.deliveries()).isEmpty();
  }

  @Test
  @DisplayName("attack80: a receiver that hangs delays neither the Alert nor another channel")
  void hangingDelaysNobody() throws Exception {
    try (Receiver silent = Receiver.start().hanging()) {
      TestChannel hangs = channel("a-hangs", silent, "");
      TestChannel works = channel("works", receiver, "");
      JsonNode alert = room.raised(plant);
      silent.got(1);
      receiver.got(1);
      assertThat(works.delivery(row -> TestChannel.is(row, "SENT")).get("alert"))
          .isEqualTo(alert.get("id"));
      JsonNode waiting = hangs.delivery(row -> !row.get("en").isNull());
      assertThat(TestChannel.is(waiting, "WAITING")).isTrue();
      assertThat(waiting.get("en").asText()).isEqualTo("the receiver did not answer in time");
      assertThat(waiting.get("zh").asText()).isEqualTo("接收方未在规定时间内应答");
      assertThat(waiting.get("nextAttempt").isNull()).isFalse();
      Eventually.get(
          () -> room.admin().get("/metrics").raw().body(),
          text ->
              text.contains("vigil_alerting_delivery_waiting{channel=\"" + hangs.id() + "\"} 1")
                  && text.contains("vigil_alerting_delivery_sent_total{channel=\"" + works.id()));
    }
  }

  @Test
  @DisplayName(
      "attack80: after 500 it comes again, marked, under the same key and with the same body")
  void repeatedAfter500() throws Exception {
    receiver.answering(500);
    TestChannel channel = channel("a", receiver, "");
    room.raised(plant);
    JsonNode failed = channel.delivery(row -> row.get("attempts").asInt() > 1);
    assertThat(failed.get("en").asText()).isEqualTo("the receiver did not accept it");
    assertThat(failed.get("answer").asText()).isEqualTo("500 said");
    receiver.answering(200);
    JsonNode sent = channel.delivery(row -> TestChannel.is(row, "SENT"));
    List<Got> got = receiver.got();
    assertThat(sent.get("attempts").asInt()).isEqualTo(got.size());
    assertThat(got).extracting(Got::key).containsOnly(sent.get("request").asText());
    assertThat(got).extracting(Got::text).containsOnly(got.get(0).text());
    for (int i = 0; i < got.size(); i++) {
      assertThat(got.get(i).attempt()).isEqualTo(i + 1);
    }
  }

  @Test
  @DisplayName("attack80: of an answer of 1 GB no more is read than can be shown")
  void endlessAnswer(Attack attack) throws Exception {
    long gigabyte = 1L << 30;
    receiver.pouring(gigabyte);
    TestChannel channel = channel("a", receiver, "");
    room.raised(plant);
    JsonNode sent = channel.delivery(row -> TestChannel.is(row, "SENT"));
    assertThat(sent.get("answer").asText()).startsWith("200 aaa").hasSizeLessThan(400);
    assertThat(Eventually.get(receiver::poured, bytes -> bytes > 0)).isLessThan(gigabyte);
    attack.boardIsNoQuieter();
    receiver.pouring(0);
    room.judge().say(room.judge().watch(plant, "F02.CH4", Room.RULE).raise(1.7));
    Eventually.get(
        channel::deliveries,
        all -> all.stream().anyMatch(row -> row.get("answer").asText().equals("200 said")));
  }

  @Test
  @DisplayName("attack92 a notice that comes twice is one for who keeps its number")
  void twiceIsOnce(Attack attack) throws Exception {
    receiver.answering(500);
    TestChannel channel = channel("a", receiver, "");
    room.raised(plant);
    channel.delivery(row -> row.get("attempts").asInt() > 2);
    receiver.answering(200);
    channel.delivery(row -> TestChannel.is(row, "SENT"));
    assertThat(receiver.got()).as("it came more than once").hasSizeGreaterThan(2);
    assertThat(receiver.got().stream().map(Got::key).distinct()).hasSize(1);
    attack.boardIsNoQuieter();
    room.judge().say(room.judge().watch(plant, "F02.CH4", Room.RULE).raise(1.7));
    Eventually.get(
        channel::deliveries,
        all -> all.size() == 2 && all.stream().allMatch(row -> TestChannel.is(row, "SENT")));
    assertThat(receiver.got().stream().map(Got::key).distinct())
        .as("mended: another notice has another number")
        .hasSize(2);
  }

  @Test
  @DisplayName("How an Alert ended is not told before that it began")
  void inOrder() throws Exception {
    receiver.answering(500);
    TestChannel channel = channel("a", receiver, "");
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
    room.judge().say(watch.raise(1.6));
    receiver.got(1);
    room.judge().say(watch.clear(0.4));
    Eventually.get(channel::deliveries, all -> all.size() == 2);
    receiver.got(receiver.got().size() + 2);
    assertThat(receiver.got())
        .extracting(one -> one.body().get("status").asText())
        .containsOnly("firing");
    receiver.answering(200);
    Eventually.get(
        channel::deliveries, all -> all.stream().allMatch(row -> TestChannel.is(row, "SENT")));
    Got last = receiver.got().get(receiver.got().size() - 1);
    assertThat(last.body().get("status").asText()).isEqualTo("resolved");
    assertThat(last.attempt()).isEqualTo(1);
  }

  @Test
  @DisplayName("attack79: a redirect is not followed, and is named")
  void redirectNotFollowed(Attack attack) throws Exception {
    try (Receiver inner = Receiver.start()) {
      receiver.redirecting(inner.url());
      TestChannel channel = channel("a", receiver, "");
      room.raised(plant);
      JsonNode failed = channel.delivery(row -> row.get("attempts").asInt() > 1);
      assertThat(TestChannel.is(failed, "WAITING")).isTrue();
      assertThat(failed.get("en").asText())
          .isEqualTo("the receiver redirects elsewhere, which is not followed");
      assertThat(failed.get("answer").asText()).isEqualTo("302 " + inner.url());
      assertThat(inner.got()).isEmpty();
      attack.boardIsNoQuieter();
      receiver.answering(200);
      channel.delivery(row -> TestChannel.is(row, "SENT"));
      assertThat(inner.got()).as("mended: to the receiver itself").isEmpty();
    }
  }

  @Test
  @DisplayName("attack78 a name that is public when it is written and private later is not sent to")
  void nameThatMoves(Attack attack) throws Exception {
    Room.names().is("93.184.216.34");
    TestChannel moving = new TestChannel(room, "moving-" + plant);
    channels.add(moving);
    String url = receiver.url().replace("127.0.0.1", ChangingNames.HOST);
    moving.made("{\"url\":\"%s\",\"enterprise\":\"%s\"}".formatted(url, plant));
    for (String inside : List.of("10.0.0.1", "169.254.169.254", "::ffff:10.0.0.1")) {
      Room.names().is(inside);
      attack.isRefused(
          room.admin(),
          422,
          "CHANNEL_BAD",
          () -> moving.put("{\"url\":\"%s\",\"enterprise\":\"x\"}".formatted(url)));
    }
    room.raised(plant);
    JsonNode failed = moving.delivery(row -> row.get("attempts").asInt() > 1);
    assertThat(TestChannel.is(failed, "WAITING")).isTrue();
    assertThat(failed.get("zh").asText()).isNotBlank();
    assertThat(failed.get("answer").asText()).contains("10.0.0.1");
    assertThat(receiver.got()).as("asked for by its address alone").isEmpty();
    attack.boardIsNoQuieter();
    Room.names().is("127.0.0.1");
    moving.delivery(row -> TestChannel.is(row, "SENT"));
    assertThat(receiver.got()).as("mended: an address that is allowed").hasSize(1);
  }

  private TestChannel channel(String name, Receiver to, String more) {
    TestChannel channel = new TestChannel(room, name + "-" + plant);
    channel.made("{\"url\":\"%s\",\"enterprise\":\"%s\"%s}".formatted(to.url(), plant, more));
    channels.add(channel);
    return channel;
  }
}
