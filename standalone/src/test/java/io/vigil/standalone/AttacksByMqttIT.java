package io.vigil.standalone;

import static io.vigil.standalone.AttackedVigil.GATEWAY;
import static io.vigil.standalone.AttackedVigil.TOPIC;
import static io.vigil.standalone.AttackedVigil.reading;
import static io.vigil.standalone.AttackedVigil.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.standalone.embedded.TestMqttClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.GZIPOutputStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a gateway in the wrong hands can send, against a whole Vigil (design: security §7). */
@Timeout(300)
@ExtendWith(AttackedVigil.Shared.class)
class AttacksByMqttIT {
  private static final int NOT_AUTHORIZED = 135;
  private static final int PACKET_TOO_LARGE = 149;
  private static final String FINE = "2.1";
  private static final long DAY = 86_400_000;

  private final AttackedVigil vigil;

  AttacksByMqttIT(AttackedVigil vigil) {
    this.vigil = vigil;
  }

  @Test
  @DisplayName("attack02 wrong passwords lock the guesser's address out, and not the gateway's")
  void wrongPasswordsLockOutTheAddressTheyCameFrom()
      throws MqttException, IOException, InterruptedException {
    TestMqttClient real = vigil.gateway();
    long before = vigil.refusedAtTheDoor(GATEWAY, "AUTH_FAIL");
    for (int i = 0; i < 5; i++) {
      assertThat(connect("127.0.0.2", "wrong" + i)).isEqualTo(NOT_AUTHORIZED);
    }
    assertThat(connect("127.0.0.2", vigil.password)).as("locked").isEqualTo(NOT_AUTHORIZED);
    assertThat(real.isConnected()).isTrue();
    assertThat(connect("127.0.0.1", vigil.password)).as("the gateway's own address").isZero();
    assertThat(vigil.refusedAtTheDoor(GATEWAY, "AUTH_FAIL")).isEqualTo(before + 6);
    AttackedVigil.until("the administrator's alert", () -> vigil.isToldOfItself("SY-4"));
    vigil.boardIsNoQuieter();
  }

  private int connect(String from, String password) throws MqttException {
    try (TestMqttClient client =
        new TestMqttClient(vigil.vigil.endpoints().mqtt(), GATEWAY + ".guess")
            .with(GATEWAY, password)
            .with(options -> options.setSocketFactory(new SocketsFrom(from)))) {
      return client.refusedWith();
    }
  }

  @Test
  @DisplayName("attack07 a payload names another enterprise's point")
  void anotherEnterprisesPointIsUnknown() throws MqttException, IOException, InterruptedException {
    vigil.isRefused(
        "POINT_UNKNOWN", vigil.message(reading("B1.LT", "4.9")), reading("S2.LT", FINE));
    vigil.isRefused(
        "POINT_UNKNOWN", vigil.message(reading("atk-b:B1.LT", "4.9")), reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack24 the same message twice is one, and another value of the stamp stays out")
  void aRepeatChangesNothing() throws MqttException, IOException, InterruptedException {
    String reading = reading("S2.LT", "1.5");
    String message = vigil.message(reading);
    vigil.answered(message, "\"stored\":[[" + vigil.number());
    vigil.answered(message, "\"stored\":[[" + vigil.number());
    assertThat(vigil.hasConflict()).isFalse();
    String first = reading("S2.LT", "1.7");
    vigil.answered(
        vigil.message(first, first.replace("1.7", "1.8")), "\"stored\":[[" + vigil.number());
    until("the judge kept the first and says so", vigil::hasConflict);
    vigil.boardIsNoQuieter();
    vigil.accepted(reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack27 numbers that leap are taken, and what is missing is shown")
  void aLeapOfNumbersIsShown() throws MqttException, IOException, InterruptedException {
    long before = vigil.line().get("missing").asLong();
    vigil.skip(10_000);
    vigil.accepted(reading("S2.LT", FINE));
    assertThat(vigil.line().get("missing").asLong()).isEqualTo(before + 10_000);
    vigil.boardIsNoQuieter();
  }

  @Test
  @DisplayName("attack28 stamps of tomorrow, of 1970 and of no form at all")
  void stampsThatCannotBe() throws MqttException, IOException, InterruptedException {
    long now = System.currentTimeMillis();
    vigil.isRefused(
        "TIME_FUTURE", vigil.message(at("S2.LT", now + 600_000)), reading("S2.LT", FINE));
    vigil.isRefused("TIME_PAST", vigil.message(at("S2.LT", now / 1_000)), reading("S2.LT", FINE));
    vigil.isRefused("TIME_OLD", vigil.message(at("S2.LT", now - 31 * DAY)), reading("S2.LT", FINE));
    vigil.isRefused(
        "MESSAGE_BAD",
        vigil.message(reading("S2.LT", FINE).replaceFirst("\"t\":\\d+", "\"t\":\"noon\"")),
        reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack28 a clock that is wrong does not hide a high value")
  void aWrongClockHidesNothing() throws MqttException, IOException, InterruptedException {
    long tomorrow = System.currentTimeMillis() + DAY;
    vigil.skip(1);
    String message =
        vigil.message(vigil.number(), Instant.ofEpochMilli(tomorrow), at("S7.LT", tomorrow, "4.5"));
    vigil.answered(message, "\"stored\":[[" + vigil.number());
    until("judged by receive time", () -> vigil.alertsOf("S7.LT").size() == 1);
    vigil.boardIsNoQuieter();
  }

  @Test
  @DisplayName("attack29 what comes late is history: it raises nothing, and clears nothing newer")
  void lateReadingsAreHistory() throws MqttException, IOException, InterruptedException {
    vigil.accepted(reading("S8.LT", FINE));
    vigil.accepted(reading("S9.LT", "3.4"));
    until("raised in its time", () -> vigil.alertsOf("S9.LT").size() == 1);
    long now = System.currentTimeMillis();
    for (long late : new long[] {60_000, 3_600_000, DAY / 4}) {
      vigil.answered(
          vigil.message(at("S8.LT", now - late, "4.9"), at("S9.LT", now - late, "0.1")),
          "\"stored\":[[" + vigil.number());
    }
    vigil.accepted(reading("S9.LT", "3.6"));
    assertThat(vigil.alertsOf("S8.LT")).isEmpty();
    assertThat(vigil.alertsOf("S9.LT"))
        .singleElement()
        .satisfies(one -> assertThat(one.get("state").asText()).isEqualTo("ACTIVE_UNACKED"));
    vigil.boardIsNoQuieter();
    vigil.accepted(reading("S8.LT", "4.9"));
    until("mended: in its time", () -> vigil.alertsOf("S8.LT").size() == 1);
    assertThat(vigil.alertsOf("S9.LT")).as("judged before").hasSize(1);
  }

  @Test
  @DisplayName("attack31 a value at the limit raises, the next smaller one does not")
  void theLimitItselfRaises() throws MqttException, IOException, InterruptedException {
    vigil.accepted(reading("S4.LT", Double.toString(Math.nextDown(3.0))));
    vigil.accepted(reading("S4.LT", "-0.0"));
    vigil.accepted(reading("S3.LT", "3.0"));
    until("raised at the limit", () -> vigil.alertsOf("S3.LT").size() == 1);
    assertThat(vigil.alertsOf("S4.LT")).as("sent before").isEmpty();
  }

  @Test
  @DisplayName("attack31 values that are no numbers are refused, beyond the range raises")
  void valuesThatAreNone() throws MqttException, IOException, InterruptedException {
    vigil.isRefused(
        "VALUE_NAN", vigil.message(reading("S2.LT", "\"12,5\"")), reading("S2.LT", FINE));
    vigil.isRefused("VALUE_NAN", vigil.message(reading("S2.LT", "1e309")), reading("S2.LT", FINE));
    vigil.isRefused("JSON_BAD", vigil.message(reading("S2.LT", "0x1F")), reading("S2.LT", FINE));
    vigil.answered(vigil.message(reading("S5.LT", "812")), "VALUE_RANGE", "\"flagged\"");
    until("raised as the end of the range", () -> vigil.alertsOf("S5.LT").size() == 1);
    // Said once a minute.
    vigil.answered(vigil.message(reading("S5.LT", "-812")), "\"stored\":[[" + vigil.number());
    vigil.accepted(reading("S2.LT", FINE));
    assertThat(vigil.alertsOf("S5.LT"))
        .as("what is uncertain clears nothing")
        .singleElement()
        .satisfies(one -> assertThat(one.get("state").asText()).isEqualTo("ACTIVE_UNACKED"));
  }

  @Test
  @DisplayName("attack32 a bad value raises nothing and clears nothing")
  void aBadValueIsNoValue() throws MqttException, IOException, InterruptedException {
    vigil.answered(vigil.message(bad("S6.LT", "4.9")), "\"stored\":[[" + vigil.number());
    vigil.answered(vigil.message(bad("S1.LT", "0.1")), "\"stored\":[[" + vigil.number());
    vigil.accepted(reading("S3.LT", "3.4"));
    until("judged behind them", () -> vigil.alertsOf("S3.LT").size() == 1);
    assertThat(vigil.alertsOf("S6.LT")).isEmpty();
    vigil.boardIsNoQuieter();
    vigil.accepted(reading("S6.LT", "4.9"));
    until("mended: good", () -> vigil.alertsOf("S6.LT").size() == 1);
  }

  @Test
  @DisplayName("attack33 an empty payload")
  void nothingIsNoMessage() throws MqttException, IOException, InterruptedException {
    vigil.isRefused("MESSAGE_BAD", "", reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack34 a payload of 65,537 bytes ends the connection, and nothing else")
  void tooLargeIsRefused() throws MqttException, IOException, InterruptedException {
    String padded = vigil.message(reading("S2.LT", FINE)) + " ".repeat(65_537);
    endsTheConnection(TOPIC, padded.substring(0, 65_537), PACKET_TOO_LARGE);
    vigil.accepted(reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack35 what is cut off, goes on, or is written in another code")
  void damagedText() throws MqttException, IOException, InterruptedException {
    String fine = vigil.message(reading("S2.LT", FINE));
    byte[] invalid = fine.getBytes(StandardCharsets.UTF_8);
    invalid[fine.indexOf("attack")] = (byte) 0xff;
    vigil.isRefused("JSON_BAD", fine.substring(0, fine.length() / 2), reading("S2.LT", FINE));
    vigil.isRefused("JSON_BAD", fine + "}", reading("S2.LT", FINE));
    vigil.isRefused("JSON_BAD", "\ufeff" + fine, reading("S2.LT", FINE));
    vigil.isRefused("JSON_BAD", fine.getBytes(StandardCharsets.UTF_16), reading("S2.LT", FINE));
    vigil.isRefused("JSON_BAD", invalid, reading("S2.LT", FINE));
    vigil.isRefused("JSON_BAD", fine.replace("attack", "att\0ack"), reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack36 nesting 10,000 deep")
  void deepNesting() throws MqttException, IOException, InterruptedException {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    vigil.isRefused(
        "JSON_BAD",
        vigil.message(reading("S2.LT", FINE)).replace("\"v\":1", "\"v\":1,\"deep\":" + deep),
        reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack37 a key that stands twice is refused, not the last one taken")
  void duplicateKeys() throws MqttException, IOException, InterruptedException {
    String twice = reading("S2.LT", FINE).replace("\"x\":", "\"x\":4.9,\"x\":");
    vigil.isRefused("MESSAGE_BAD", vigil.message(twice), reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack38 20,000 readings in one message")
  void tooManyReadings() throws MqttException, IOException, InterruptedException {
    String many = vigil.message(times(20_000));
    endsTheConnection(TOPIC, many, PACKET_TOO_LARGE);
    vigil.answered(vigil.message(times(500)), "\"stored\":[[" + vigil.number());
  }

  @Test
  @DisplayName("attack39 an unknown field is ignored, an unknown version refused")
  void unknownFieldsAndVersions() throws MqttException, IOException, InterruptedException {
    String fine = vigil.message(reading("S2.LT", FINE));
    vigil.answered(
        fine.replace("\"v\":1", "\"v\":1,\"mood\":\"good\""), "\"stored\":[[" + vigil.number());
    vigil.isRefused(
        "MESSAGE_BAD",
        vigil.message(reading("S2.LT", FINE)).replace("\"v\":1", "\"v\":9"),
        reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack40 a number of 5,000 digits")
  void endlessDigits() throws MqttException, IOException, InterruptedException {
    vigil.isRefused(
        "JSON_BAD", vigil.message(reading("S2.LT", "1".repeat(5_000))), reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack41 packed bytes where JSON is expected")
  void packedBytes() throws MqttException, IOException, InterruptedException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(vigil.message(reading("S2.LT", FINE)).getBytes(StandardCharsets.UTF_8));
    }
    vigil.isRefused("JSON_BAD", packed.toByteArray(), reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack42 a topic of 200 levels, and one of 65,000 bytes")
  void endlessTopics() throws MqttException, IOException, InterruptedException {
    String levels = String.join("/", Collections.nCopies(200, "a"));
    endsTheConnection(levels, "x", 0);
    endsTheConnection("ent/atk-a/up/gw1/" + "a".repeat(65_000), "x", 0);
    vigil.accepted(reading("S2.LT", FINE));
  }

  /** With this reason; with any if it is 0. */
  private void endsTheConnection(String topic, String payload, int reason)
      throws MqttException, IOException, InterruptedException {
    TestMqttClient gateway = vigil.gateway();
    long before = vigil.refusedAtTheDoor(GATEWAY);
    String words = gateway.publish(topic, payload);
    int code = gateway.disconnection().getReturnCode();
    assertThat(code).as(words).isGreaterThanOrEqualTo(128);
    if (reason != 0) {
      assertThat(code).isEqualTo(reason);
    }
    until("on record", () -> vigil.refusedAtTheDoor(GATEWAY) > before);
    vigil.boardIsNoQuieter();
  }

  private static String[] times(int readings) {
    String[] all = new String[readings];
    long now = System.currentTimeMillis() - readings;
    Arrays.setAll(all, i -> at("S2.LT", now + i));
    return all;
  }

  private static String at(String point, long time) {
    return at(point, time, FINE);
  }

  private static String at(String point, long time, String value) {
    return "{\"p\":\"%s\",\"t\":%d,\"x\":%s,\"q\":\"GOOD\"}".formatted(point, time, value);
  }

  private static String bad(String point, String value) {
    return reading(point, value).replace("GOOD", "BAD");
  }
}
