package io.vigil.standalone;

import static io.vigil.standalone.AttackedVigil.GATEWAY;
import static io.vigil.standalone.AttackedVigil.reading;
import static io.vigil.standalone.AttackedVigil.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.AlertingOptions.Database;
import io.vigil.standalone.embedded.TestMqttClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What would make board, record or log say what is not so, against a whole Vigil (design: security
 * §7).
 */
@Timeout(300)
@ExtendWith(AttackedVigil.Shared.class)
class AttacksOnTruthIT {
  private static final String FINE = "2.1";
  private static final long MINUTE = 60_000;

  private final AttackedVigil vigil;

  AttacksOnTruthIT(AttackedVigil vigil) {
    this.vigil = vigil;
  }

  @Test
  @DisplayName("attack30 a value that stands still for an hour is told, and its alert stands")
  void frozenValue() throws MqttException, IOException, InterruptedException {
    Recorded recorded = new Recorded(Objects.requireNonNull(plant("atk-t").get("rec")));
    try (TestMqttClient gateway = client("atk-t.rec", recorded.password)) {
      gateway.connect();
      recorded.say(gateway, 1.0);
      recorded.say(gateway, 3.4, 30);
      until("raised", () -> vigil.alertsOf("atk-t", "T1.LT").size() == 1);
      assertThat(isOpen("atk-t/T1.LT/IN-03")).as("after half an hour").isFalse();
      recorded.say(gateway, 3.4, 35);
      until("after an hour", () -> isOpen("atk-t/T1.LT/IN-03"));
      assertThat(stateOf("T1.LT")).isEqualTo("ACTIVE_UNACKED");
      vigil.boardIsNoQuieter();
      for (int i = 0; i < 5; i++) {
        recorded.say(gateway, 1.0 + i / 10.0);
      }
      until("mended: it moves, and is judged", () -> stateOf("T1.LT").equals("CLEARED_UNACKED"));
    }
  }

  /**
   * A gateway whose clock we move: an hour of its readings passes in seconds. T3.LT beside it moves
   * all the time: that is how a value that stands still is told from a plant that does.
   */
  private static final class Recorded {
    private final String password;
    private long at = System.currentTimeMillis() - 3 * 60 * MINUTE;
    private int number;

    Recorded(String password) {
      this.password = password;
    }

    void say(TestMqttClient gateway, double value, int minutes) throws MqttException {
      for (int i = 0; i < minutes; i++) {
        say(gateway, value);
      }
    }

    void say(TestMqttClient gateway, double value) throws MqttException {
      at += MINUTE;
      gateway.publish(
          "ent/atk-t/up/rec/data",
          "{\"v\":1,\"boot\":\"run\",\"seq\":%d,\"sent\":\"%s\",\"at\":%d,\"r\":[%s,%s]}"
              .formatted(
                  ++number, Instant.now(), at, of("T1.LT", value), of("T3.LT", 1 + number % 2)));
    }

    private String of(String point, double value) {
      return "{\"p\":\"%s\",\"t\":%d,\"x\":%s,\"q\":\"GOOD\"}".formatted(point, at, value);
    }
  }

  @Test
  @DisplayName("attack67 a gateway that is unplugged behind a red: it stays, and silence is told")
  void unpluggedAfterARed() throws MqttException, IOException, InterruptedException {
    String password = Objects.requireNonNull(plant("atk-u").get("gw1"));
    SocketsFrom cable = new SocketsFrom("127.0.0.1");
    try (TestMqttClient gateway =
        client("atk-u.gw1", password).with(options -> options.setSocketFactory(cable))) {
      gateway.connect();
      gateway.publish("ent/atk-u/up/gw1/data", vigil.message(reading("T2.LT", "4.9")));
      cable.cut();
    }
    until("red", () -> vigil.alertsOf("atk-u", "T2.LT").size() == 1);
    until("silence is told", () -> isOpen("atk-u/T2.LT/IN-01"));
    assertThat(vigil.alertsOf("atk-u", "T2.LT"))
        .singleElement()
        .satisfies(
            red -> {
              assertThat(red.get("state").asText()).isEqualTo("ACTIVE_UNACKED");
              assertThat(red.get("severity").asInt()).isEqualTo(1);
            });
    vigil.boardIsNoQuieter();
    try (TestMqttClient again = client("atk-u.gw1", password)) {
      again.connect();
      again.publish("ent/atk-u/up/gw1/data", vigil.message(reading("T2.LT", FINE)));
      until(
          "mended: heard again",
          () ->
              vigil.alertsOf("atk-u", "T2.LT").get(0).get("state").asText().startsWith("CLEARED"));
    }
  }

  @Test
  @DisplayName("attack44 names that a log or a template would run are words in it")
  void namesInTheLog() throws MqttException, IOException, InterruptedException {
    try (LogEars log = LogEars.open()) {
      for (String name : List.of("${jndi:ldap://127.0.0.1:1/x}", "{{7*7}}", "%n%s", "'); DROP--")) {
        vigil.admin.importPlant(
            "atk-n", AttackedVigil.plant("atk-n", List.of("N1.LT")).replace("受袭企业", name));
        assertThat(nameOf("atk-n")).isEqualTo(name);
      }
      assertThat(log.lines()).isNotEmpty().allSatisfy(AttacksOnTruthIT::isALine);
      assertThat(log.text()).doesNotContain("javax.naming");
    }
    vigil.boardIsNoQuieter();
    vigil.accepted(reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack45 a line break in a user name makes no line of the log")
  void lineBreakInTheLog() throws MqttException, IOException, InterruptedException {
    String address = vigil.vigil.endpoints().http();
    String forged =
        "x\n2026-11-24T00:00:00.000Z INFO [main] i.v.Forged admin signed in\u2028\u202e";
    try (LogEars log = LogEars.open()) {
      assertThatThrownBy(() -> VigilApi.login(address, forged, "guess"))
          .isInstanceOf(IOException.class);
      until("it is logged", () -> log.text().contains("login: "));
      assertThat(log.lines()).allSatisfy(AttacksOnTruthIT::isALine);
      assertThat(log.lines()).noneMatch(line -> line.startsWith("2026-11-24T00:00:00.000Z"));
      assertThat(log.text()).doesNotContain("\u2028", "\u202e");
    }
    assertThat(vigil.refusedAtTheDoor("", "AUTH_FAIL")).as("on record").isPositive();
    vigil.boardIsNoQuieter();
    vigil.accepted(reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack82 no secret of people, gateways or doors stands in the log")
  void secretsInTheLog() throws MqttException, IOException, InterruptedException {
    try (LogEars log = LogEars.openForAll();
        TestMqttClient wrong = client(GATEWAY, "wrong" + vigil.password)) {
      String next = vigil.admin.rotateCredential("atk-b", "gw1");
      assertThat(wrong.refusedWith()).isPositive();
      for (String user : List.of("admin", "audit")) {
        vigil.login(user);
      }
      vigil.accepted(reading("S2.LT", FINE));
      plant("atk-l");
      assertThat(log.text()).as("it is a log of ours").contains("atk-l imported");
      assertThat(log.text()).doesNotContain(vigil.password, next);
      try (Stream<Path> passwords = Files.list(vigil.data.resolve("passwords"))) {
        for (Path secret : passwords.toList()) {
          assertThat(log.text()).doesNotContain(Files.readString(secret).strip());
        }
      }
    }
    vigil.boardIsNoQuieter();
  }

  @Test
  @DisplayName("attack83 an entry of the record that is edited in the database is named, and red")
  void editedRecord() throws SQLException, MqttException, IOException, InterruptedException {
    assertThat(verified().get("sound").asBoolean()).as("before").isTrue();
    String entry = " where kind = 'PLANT_SET' and alert = 'atk-a'";
    sql("update journal set actor = 'somebody'" + entry);
    JsonNode report = verified();
    assertThat(report.get("findings").findValuesAsText("fault")).containsOnly("CHANGED");
    until("told as red", () -> vigil.isToldOfItself("SY-5"));
    vigil.boardIsNoQuieter();
    sql("update journal set actor = 'admin'" + entry);
    assertThat(verified().get("sound").asBoolean()).as("mended").isTrue();
    vigil.accepted(reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack84 a record whose end is cut off is named, and red")
  void recordCutOff() throws SQLException, MqttException, IOException, InterruptedException {
    vigil.admin.rotateCredential("atk-b", "gw1");
    assertThat(verified().get("sound").asBoolean()).as("before").isTrue();
    change("create table cut_off as select * from journal where n = (select max(n) from journal)");
    sql("delete from journal where n = (select n from cut_off)");
    assertThat(verified().get("sound").asBoolean()).isFalse();
    until("told as red", () -> vigil.isToldOfItself("SY-5"));
    vigil.boardIsNoQuieter();
    sql("insert into journal select * from cut_off");
    change("drop table cut_off");
    assertThat(verified().get("sound").asBoolean()).as("mended").isTrue();
    vigil.accepted(reading("S2.LT", FINE));
  }

  @Test
  @DisplayName("attack76 attack85 a record that is full: nothing is done unrecorded, nothing lost")
  void fullRecord() throws SQLException, MqttException, IOException, InterruptedException {
    String rename = AttackedVigil.plant("atk-b", List.of("B1.LT")).replace("受袭企业", "另一名称");
    JsonNode alert = vigil.alertsOf("S1.LT").get(0);
    change("alter table journal add constraint full_record check (n < 0) nocheck");
    try {
      assertThatThrownBy(() -> vigil.admin.importPlant("atk-b", rename))
          .hasMessageContaining("503")
          .hasMessageContaining("NOT_RECORDED");
      assertThatThrownBy(() -> vigil.acknowledge(alert))
          .hasMessageContaining("503")
          .hasMessageContaining("NOT_RECORDED");
      assertThat(nameOf("atk-b")).isEqualTo("受袭企业");
      vigil.boardIsNoQuieter();
      vigil.accepted(reading("S9.LT", "4.9"));
      until("not ready, in words", () -> vigil.troubles().contains("could not be recorded"));
    } finally {
      change("alter table journal drop constraint full_record");
    }
    until("nothing is lost", () -> vigil.alertsOf("S9.LT").size() == 1);
    until("told as red", () -> vigil.isToldOfItself("SY-9"));
    vigil.boardIsNoQuieter();
    vigil.acknowledge(vigil.alertsOf("S9.LT").get(0));
    vigil.admin.importPlant("atk-b", rename);
    assertThat(nameOf("atk-b")).as("mended").isEqualTo("另一名称");
    assertThat(verified().get("sound").asBoolean()).isTrue();
  }

  private JsonNode verified() throws IOException, InterruptedException {
    return vigil.auditor.get("/api/v1/audit/verify");
  }

  private void sql(String statement) throws SQLException {
    assertThat(change(statement)).isPositive();
  }

  private int change(String statement) throws SQLException {
    Database database = Database.h2(vigil.data);
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement one = connection.createStatement()) {
      return one.executeUpdate(statement);
    }
  }

  private static void isALine(String line) {
    assertThat(line).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z (INFO |WARN |ERROR|DEBUG) \\[.*");
  }

  private String nameOf(String enterprise) throws IOException, InterruptedException {
    for (JsonNode use : vigil.admin.get("/api/v1/gateways").get("enterprises")) {
      if (use.get("enterprise").asText().equals(enterprise)) {
        return use.get("name").asText();
      }
    }
    return "";
  }

  private boolean isOpen(String watch) throws IOException, InterruptedException {
    return vigil.openAlerts().toString().contains(watch);
  }

  private String stateOf(String point) throws IOException, InterruptedException {
    return vigil.alertsOf("atk-t", point).get(0).get("state").asText();
  }

  private TestMqttClient client(String username, String password) throws MqttException {
    return new TestMqttClient(vigil.vigil.endpoints().mqtt(), username).with(username, password);
  }

  /**
   * Gateway rec, whose clock the messages move, with T1.LT and T3.LT, and gw1 with T2.LT, a red
   * one.
   */
  private Map<String, String> plant(String enterprise) throws IOException, InterruptedException {
    String point =
        """
        {"code":"%s","name":"水位","nameEn":"Level","unit":"U1","kind":"sump.level","gateway":"%s",
         "measureUnit":"m","rangeLow":0,"rangeHigh":5,"reporting":"periodic","sampleMillis":%d,
         "customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
           "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
           "respondMinutes":5,"justification":"样例 / a sample"},
           "id":"HIGH","severity":1,"rule":"limit","comparison":"GE","limit":3,
           "clearWhen":"LT","clear":2.8,"onMillis":0,"offMillis":0}]}
        """;
    return vigil.admin.importPlant(
        enterprise,
        """
        {"enterprise":"%s","name":"受袭企业","nameEn":"Attacked","division":"140428",
         "packs":["integrity","al_casting"],"gateways":[
           {"name":"rec","door":"MQTT","mode":"REPLAY"},{"name":"gw1","door":"MQTT","mode":"LIVE"}],
         "points":[%s,%s,%s]}
        """
            .formatted(
                enterprise,
                point.formatted("T1.LT", "rec", MINUTE),
                point.formatted("T3.LT", "rec", MINUTE),
                point.formatted("T2.LT", "gw1", 1_000)));
  }
}
