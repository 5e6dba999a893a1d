package io.vigil.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.AlertingOptions.Database;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.duty.EscalationPlans;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.KafkaNode;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.PostgresNode;
import io.vigil.alerting.testing.Receiver;
import io.vigil.alerting.testing.Receiver.Got;
import io.vigil.alerting.testing.Room;
import io.vigil.model.wire.AlertJournalCodec;
import io.vigil.model.wire.LogTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two processes of alerting on one PostgreSQL: one works, the other waits to take over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakeoverIT {
  private static final Logger LOG = LoggerFactory.getLogger(TakeoverIT.class);
  private static final String MINE = "coal-a";
  private static final String PLAN = "county 1s, prefecture 6s, province";
  private static final int TAKEOVERS = 3;

  private Path folder;
  private KafkaNode log;
  private Judge judge;
  private PostgresNode postgres;
  private Receiver receiver;
  private AlertingOptions options;
  private final List<AlertingProcess> started = new ArrayList<>();

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    log = KafkaNode.start(folder.resolve("log"));
    judge = new Judge(log);
    postgres = PostgresNode.start(folder.resolve("postgres"));
    receiver = Receiver.start();
    Path data = Files.createDirectories(folder.resolve("data"));
    options =
        AlertingOptions.defaults(data, log.bootstrap())
            .withDatabase(postgres.database())
            .withEscalation(EscalationPlans.parse(Map.of("orange", PLAN)))
            .withDelivery(Room.quickDelivery())
            .asDemo();
  }

  @AfterAll
  void stop() throws IOException, InterruptedException {
    for (AlertingProcess process : started) {
      process.kill();
    }
    receiver.close();
    judge.close();
    postgres.close();
    log.close();
  }

  @Test
  void whoStandsStillOrIsKilledIsReplacedAndNothingHappensTwice() throws Exception {
    try (Alerting first = Alerting.start(options)) {
      first.plants().apply(MINE, Plants.bytes(Plants.coalMine(MINE, 2)));
      Browser admin = Browser.signedIn(first.port(), options.data(), "admin");
      String url = "{\"url\":\"" + receiver.url() + "\"}";
      assertThat(admin.put("/api/v1/channels/other-system", url).status()).isEqualTo(200);
    }
    Station one = Station.start(this, "one");
    one.awaitWorking();
    Station two = Station.start(this, "two");
    two.awaitWaiting();

    judge.say(judge.watch(MINE, "F01.CH4", Room.RULE).raise(1.6));
    Eventually.get(() -> escalations(), count -> count == 1);
    one.process().pause();
    LOG.info("took over {} ms after SIGSTOP", two.awaitWorking());
    Eventually.get(() -> escalations(), count -> count == 2);
    one.process().resume();
    assertThat(one.process().awaitEnd()).isEqualTo(Alerting.REPLACED_STATUS);

    Station again = Station.start(this, "one");
    again.awaitWaiting();
    judge.say(judge.watch(MINE, "F02.CH4", Room.RULE).raise(1.6));
    Eventually.get(() -> escalations(), count -> count == 3);
    two.process().kill();
    LOG.info("took over {} ms after kill -9", again.awaitWorking());
    Eventually.get(() -> escalations(), count -> count == 4);
    again.process().kill();

    try (Alerting last = Alerting.start(options)) {
      assertThat(kinds(last, "F01.CH4"))
          .containsExactly(JournalKind.RAISED, JournalKind.ESCALATED, JournalKind.ESCALATED);
      assertThat(kinds(last, "F02.CH4"))
          .containsExactly(JournalKind.RAISED, JournalKind.ESCALATED, JournalKind.ESCALATED);
      assertJournalIsWhole(Inside.of(last).getBean(Journal.class));
    }
    assertOnTheWire(receiver.got());
  }

  /** One process of the two. */
  private record Station(AlertingProcess process, Browser anybody) {
    static Station start(TakeoverIT test, String name) throws IOException {
      int port = freePort();
      Database database = test.postgres.database();
      AlertingProcess process =
          AlertingProcess.start(
              Files.createDirectories(test.folder.resolve(name)),
              test.options,
              "http.port=" + port,
              "database.url=" + database.url(),
              "database.user=" + database.user(),
              "escalation.orange=" + PLAN,
              "delivery.allow=127.0.0.1",
              "demo=true");
      test.started.add(process);
      return new Station(process, new Browser(port));
    }

    /** Returns when people are served here; how long that took, in milliseconds. */
    long awaitWorking() throws Exception {
      long began = System.nanoTime();
      Eventually.get(() -> status("/api/v1/me"), status -> status == 401);
      return (System.nanoTime() - began) / 1_000_000;
    }

    /** Returns when it says that it waits; and then it serves nobody. */
    void awaitWaiting() throws Exception {
      Eventually.get(() -> status("/health/liveness"), status -> status == 200);
      Answer health = anybody.get("/health/readiness");
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.json().get("status").asText()).isEqualTo("STANDBY");
      Answer refused = anybody.get("/api/v1/me");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.json().get("code").asText()).isEqualTo("STANDBY");
    }

    /** 0 while nobody listens. */
    private int status(String path) {
      try {
        return anybody.get(path).status();
      } catch (UncheckedIOException e) {
        return 0;
      }
    }
  }

  private long escalations() {
    return log.read(LogTopics.ALERT_JOURNAL).stream()
        .map(record -> AlertJournalCodec.decode(record.value()))
        .filter(entry -> entry.event().equals(JournalKind.ESCALATED.name()))
        .map(entry -> entry.n())
        .distinct()
        .count();
  }

  private static List<JournalKind> kinds(Alerting alerting, String point) {
    Alert alert =
        Inside.of(alerting)
            .getBean(AlertRepository.class)
            .findByOpenKeyIn(List.of(MINE + "/" + point + "/" + Room.RULE))
            .get(0);
    return Inside.of(alerting).getBean(Journal.class).ofAlert(alert.id(), 100).stream()
        .map(JournalEntry::kind)
        .toList();
  }

  private static void assertJournalIsWhole(Journal journal) {
    JournalNumber newest = journal.position();
    assertThat(journal.after(new JournalNumber(newest.epoch(), 0), 10_000))
        .extracting(entry -> entry.number().n())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, newest.n()).boxed().toList());
  }

  /** Two of them; a repeat only where a process ended in between, and known as one. */
  private static void assertOnTheWire(List<Got> got) {
    Map<String, Integer> attempts = new HashMap<>();
    got.forEach(one -> attempts.merge(one.key() + " " + one.attempt(), 1, Integer::sum));
    assertThat(attempts.values()).containsOnly(1);
    assertThat(got).extracting(Got::attempt).allMatch(attempt -> attempt <= 1 + TAKEOVERS);
    assertThat(got).extracting(one -> one.points().get(0)).contains("F01.CH4", "F02.CH4");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
