package io.vigil.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Receiver;
import io.vigil.alerting.testing.Receiver.Got;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.TestChannel;
import io.vigil.model.alert.Severity;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is red, while the receiver of the same channel hangs for longer than any test waits. */
class RedLaneIT {
  private static Room room;
  private Receiver receiver;
  private TestChannel channel;
  private String plant;

  @BeforeAll
  static void open() throws Exception {
    room = Room.open(Room.quickDelivery().within(Duration.ofMinutes(5)));
  }

  @AfterAll
  static void close() throws IOException {
    room.close();
  }

  @BeforeEach
  void begin() throws Exception {
    receiver = Receiver.start();
    plant = room.plant(3);
    channel = new TestChannel(room, "red-" + plant);
  }

  @AfterEach
  void end() {
    channel.remove();
    receiver.close();
  }

  @Test
  @DisplayName("A request that hangs holds back no red one of the same channel and unit")
  void webhook() throws Exception {
    made("WEBHOOK", "");
    hang("F01.CH4", Severity.ORANGE);
    say("F02.CH4", Severity.RED);
    Got red = receiver.got(2).get(1);
    assertThat(red.points()).containsExactly("F02.CH4");
    assertThat(red.body().get("commonLabels").get("severity").asText()).isEqualTo("red");
  }

  @Test
  @DisplayName("A robot that hangs is told of a red one all the same, and of what waits")
  void robot() throws Exception {
    receiver.saying("{\"errcode\":0}");
    made("DINGTALK", "?access_token=t");
    hang("F01.CH4", Severity.ORANGE);
    say("F02.CH4", Severity.BLUE);
    room.open(room.duty(), plant, 2);
    say("F03.CH4", Severity.RED);
    assertThat(receiver.got(2).get(1).said()).startsWith("【值守】红 1 条，蓝 1 条\n[红] ");
  }

  @Test
  @DisplayName("Of one Alert the red news still comes after what was said of it before")
  void orderOfOneAlert() throws Exception {
    made("WEBHOOK", "");
    Judge.About watch = hang("F01.CH4", Severity.ORANGE);
    room.judge().say(watch.at(Severity.RED).update(3.1));
    room.open(plant, one -> one.get("severity").asInt() == 1);
    say("F03.CH4", Severity.RED);
    assertThat(receiver.got(2).get(1).points()).containsExactly("F03.CH4");
    assertThat(channel.deliveries())
        .filteredOn(one -> one.get("event").asText().equals("ESCALATED"))
        .singleElement()
        .satisfies(one -> assertThat(one.get("attempts").asInt()).isZero());
  }

  /** Raises it, and lets the request about it hang; those to come are answered. */
  private Judge.About hang(String code, Severity severity) throws Exception {
    receiver.hanging();
    Judge.About watch = say(code, severity);
    receiver.got(1);
    receiver.answering(200);
    return watch;
  }

  private Judge.About say(String code, Severity severity)
      throws ExecutionException, InterruptedException {
    Judge.About watch = room.judge().watch(plant, code, Room.RULE).at(severity);
    room.judge().say(watch.raise(1.6));
    return watch;
  }

  private void made(String kind, String query) {
    channel.made(
        "{\"kind\":\"%s\",\"url\":\"%s\",\"enterprise\":\"%s\"}"
            .formatted(kind, receiver.url() + query, plant));
  }
}
