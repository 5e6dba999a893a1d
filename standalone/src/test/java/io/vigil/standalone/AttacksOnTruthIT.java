package io.vigil.standalone;

import static io.vigil.standalone.AttackedVigil.reading;
import static io.vigil.standalone.AttackedVigil.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.AlertingOptions.Database;
import io.vigil.standalone.embedded.TestMqttClient;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private JsonNode verified() throws IOException, InterruptedException {
    return vigil.auditor.get("/api/v1/audit/verify");
  }

  private void sql(String statement) throws SQLException {
    Database database = Database.h2(vigil.data);
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement one = connection.createStatement()) {
      assertThat(one.executeUpdate(statement)).isPositive();
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

  private TestMqttClient client(String username, String password) throws MqttException {
    return new TestMqttClient(vigil.vigil.endpoints().mqtt(), username).with(username, password);
  }

  /** Gateway rec, whose clock the messages move, with T1.LT, and gw1 with T2.LT, a red one. */
  private Map<String, String> plant(String enterprise) throws IOException, InterruptedException {
    String point =
        """
        {"code":"%s","name":"水位","nameEn":"Level","unit":"U1","kind":"sump.level","gateway":"%s",
         "measureUnit":"m","rangeLow":0,"rangeHigh":5,"reporting":"periodic","sampleMillis":%d,
         "customRules":[{"id":"HIGH","severity":1,"rule":"limit","comparison":"GE","limit":3,
           "clearWhen":"LT","clear":2.8,"onMillis":0,"offMillis":0}]}
        """;
    return vigil.admin.importPlant(
        enterprise,
        """
        {"enterprise":"%s","name":"受袭企业","nameEn":"Attacked","division":"140428",
         "packs":["integrity","al_casting"],"gateways":[
           {"name":"rec","door":"MQTT","mode":"REPLAY"},{"name":"gw1","door":"MQTT","mode":"LIVE"}],
         "points":[%s,%s]}
        """
            .formatted(
                enterprise,
                point.formatted("T1.LT", "rec", MINUTE),
                point.formatted("T2.LT", "gw1", 1_000)));
  }
}
