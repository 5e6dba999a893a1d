package io.vigil.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.KafkaNode;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.Stream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see is the same before and after a restart, on H2 in a file. */
class RestartIT {
  private static int mines;

  private static KafkaNode log;

  /** Of this test alone: the log is shared. */
  private final String mine = "mine-" + ++mines;

  @TempDir private Path folder;
  private AlertingOptions options;

  @BeforeAll
  static void startLog(@TempDir Path shared) throws Exception {
    log = KafkaNode.start(shared.resolve("log"));
  }

  @AfterAll
  static void stopLog() {
    log.close();
  }

  @BeforeEach
  void choose() {
    options = AlertingOptions.defaults(folder, log.bootstrap()).asDemo();
  }

  @Test
  void alertsAcknowledgementsAndSignInsStandOverARestart() throws Exception {
    JsonNode before;
    String cookie;
    try (Judge judge = new Judge(log);
        Alerting first = start()) {
      judge.say(judge.watch(mine, "F01.CH4", Room.RULE).raise(1.6));
      Browser duty = signIn(first);
      JsonNode alert = only(duty);
      assertThat(Room.acknowledge(duty, alert).status()).isEqualTo(200);
      cookie = cookie(first, "duty");
      before = duty.get(Room.path(alert) + "/trace").json();
    }
    try (Alerting second = Alerting.start(options)) {
      Browser.Answer answer =
          new Browser(second.port())
              .send("GET", Room.path(before.get("alert")) + "/trace", null, "Cookie", cookie);
      assertThat(answer.status()).as("still signed in").isEqualTo(200);
      assertThat(answer.json()).isEqualTo(before);
      assertThat(before.get("alert").get("state").asText()).isEqualTo("ACTIVE_ACKED");
    }
  }

  @Test
  @DisplayName("attack64 a shelf whose end passes while we are away sounds right after the start")
  void shelfThatEndsInAStop() throws Exception {
    JsonNode alert;
    try (Judge judge = new Judge(log);
        Alerting first = start()) {
      judge.say(judge.watch(mine, "F01.CH4", Room.RULE).raise(1.6));
      Browser duty = signIn(first);
      alert = only(duty);
      assertThat(
              duty.post(
                      Room.path(alert) + "/shelve",
                      "{\"activation\":\"%s\",\"version\":%d,\"minutes\":60,\"oneShot\":false,\"reason\":\"NUISANCE\"}"
                          .formatted(
                              alert.get("activation").asText(), alert.get("version").asLong()))
                  .status())
          .isEqualTo(200);
      assertThat(only(duty).get("state").asText()).isEqualTo("SHELVED");
    }
    anHourPasses();
    try (Alerting second = Alerting.start(options)) {
      JsonNode back =
          Eventually.get(
              () -> signIn(second).get(Room.path(alert)).json(),
              one -> one.get("state").asText().equals("ACTIVE_UNACKED"));
      assertThat(back.get("quiet_until").isNull()).isTrue();
      assertThat(back.get("ack_due").isNull()).as("somebody must answer").isFalse();
    }
  }

  /** All that is due within the hour has been due for long when the next process begins. */
  private void anHourPasses() throws SQLException {
    AlertingOptions.Database database = options.database();
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement one = connection.createStatement()) {
      assertThat(one.executeUpdate("update deadline set due = due - interval '61' minute"))
          .isPositive();
    }
  }

  @Test
  void screenGoesOnWhereItWasOverARestart() throws Exception {
    try (Judge judge = new Judge(log)) {
      String seen;
      try (Alerting first = start()) {
        judge.say(judge.watch(mine, "F02.CH4", Room.RULE).raise(1.6));
        Browser duty = signIn(first);
        only(duty);
        seen = duty.get("/api/v1/alerts").json().get("position").asText();
      }
      judge.say(judge.watch(mine, "F03.CH4", Room.RULE).raise(1.6));
      try (Alerting second = Alerting.start(options);
          Stream stream = signIn(second).stream("?from=" + seen)) {
        JsonNode next = stream.next(this::isOfMine).data();
        assertThat(next.get("point").asText()).isEqualTo("F03.CH4");
      }
    }
  }

  @Test
  void passwordsAreMadeOnceAndPlantsKeepTheirLane() throws Exception {
    int lane;
    String password;
    try (Alerting first = start()) {
      password = Browser.password(folder, "admin");
      lane = lane(first);
    }
    try (Alerting second = Alerting.start(options)) {
      assertThat(Browser.password(folder, "admin")).isEqualTo(password);
      assertThat(lane(second)).isEqualTo(lane);
      assertThat(second.plants().apply(mine, Plants.bytes(Plants.coalMine(mine, 3))).credentials())
          .as("nothing is new")
          .isEmpty();
    }
  }

  @Test
  void numberOfLanesIsFixedAtInstallationAndThatIsSaidInWords() throws Exception {
    start().close();
    assertThatThrownBy(() -> Alerting.start(options.withLanes(AlertingOptions.DEFAULT_LANES + 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("通道数在安装时固定")
        .hasMessageContaining("lanes are fixed");
    try (Alerting again = Alerting.start(options)) {
      assertThat(again.port()).as("control").isPositive();
    }
  }

  @Test
  void closingTwiceIsClosingOnceAndAnswersNoMore() throws Exception {
    Alerting alerting = start();
    alerting.close();
    alerting.close();
    assertThat(alerting.isReady()).isFalse();
  }

  private Alerting start() throws Exception {
    Alerting alerting = Alerting.start(options);
    alerting.plants().apply(mine, Plants.bytes(Plants.coalMine(mine, 3)));
    return alerting;
  }

  private Browser signIn(Alerting alerting) {
    return Browser.signedIn(alerting.port(), folder, "duty");
  }

  private String cookie(Alerting alerting, String user) {
    Browser.Answer login = new Browser(alerting.port()).login(user, Browser.password(folder, user));
    String cookie = login.raw().headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private int lane(Alerting alerting) {
    return signIn(alerting)
        .get("/api/v1/enterprises")
        .json()
        .get("items")
        .get(0)
        .get("lane")
        .asInt();
  }

  private boolean isOfMine(Stream.Heard event) {
    return event.event().equals("alert") && isOfMine(event.data());
  }

  private boolean isOfMine(JsonNode alert) {
    return alert.get("enterprise").asText().equals(mine);
  }

  private JsonNode only(Browser duty) throws Exception {
    return Eventually.get(
            () ->
                duty.get("/api/v1/alerts?open=true").json().get("items").findParents("id").stream()
                    .filter(this::isOfMine)
                    .toList(),
            all -> !all.isEmpty())
        .get(0);
  }
}
