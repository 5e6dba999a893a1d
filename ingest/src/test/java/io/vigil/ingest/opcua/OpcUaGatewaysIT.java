package io.vigil.ingest.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.admit.SpanRead;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.mqtt.DataMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server behind a real cable: whatever happens to either, nothing said is missed. */
class OpcUaGatewaysIT {
  /** Where a recording of long ago begins; milliseconds UTC. */
  private static final long MIDNIGHT_2010 = 1_262_304_000_000L;

  private static final Duration QUICK = Duration.ofMillis(100);

  @TempDir private Path folder;
  private final IngestCounters counters = new IngestCounters();
  private final HeardLane lane = new HeardLane();
  private @Nullable OpcUaGateways gateways;
  private @Nullable TankPlant plant;

  @AfterEach
  void stop() throws IOException {
    stopGateways();
    if (plant != null) {
      plant.close();
    }
  }

  private void stopGateways() {
    if (gateways != null) {
      gateways.close();
      gateways = null;
    }
  }

  private static long hoursAgo(int hours) {
    return System.currentTimeMillis() - Duration.ofHours(hours).toMillis();
  }

  private static OpcUaOptions options(Path keys) {
    return new OpcUaOptions(
        keys, QUICK, Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(3), QUICK);
  }

  /** Plant and client trust each other before the client starts, as after onboarding. */
  private TankPlant trusted(TankPlant started) throws IOException {
    plant = started;
    OpcUaKeys keys = OpcUaKeys.in(folder);
    started.identity().trust(keys.own());
    keys.trust("plant", started.identity().certificate());
    return started;
  }

  private OpcUaGateways connect(TankPlant to) {
    return define(folder, to.definitions());
  }

  private OpcUaGateways define(Path keys, List<Addressed> definitions) {
    OpcUaGateways fresh = new OpcUaGateways(options(keys), lane, Clock.systemUTC(), counters);
    gateways = fresh;
    fresh.define(definitions);
    return fresh;
  }

  /** A plant that is connected and has said something, long ago or now. */
  private TankPlant heard(TankPlant started, long firstSaid) throws IOException {
    TankPlant tank = trusted(started);
    connect(tank);
    awaitConnections(1);
    tank.say(firstSaid);
    awaitEverything(tank);
    return tank;
  }

  private TankPlant heardNow() throws IOException, InterruptedException {
    return heard(TankPlant.withHistory(), System.currentTimeMillis());
  }

  private void awaitConnections(int count) {
    Waiting.until(
        count + " connections, said: " + lane.words(),
        () -> counters.get(Count.SERVERS_CONNECTED) >= count);
  }

  private void awaitUnfilled() {
    Waiting.until("it is said", () -> lane.words().toString().contains("could not be read"));
  }

  private void awaitEverything(TankPlant from) {
    Waiting.until("everything that was said", () -> lane.all().containsAll(from.truth()));
  }

  @Test
  void valuesComeWithTheTimeOfTheirSource() throws IOException, InterruptedException {
    TankPlant tank = trusted(TankPlant.withHistory());
    connect(tank);
    awaitConnections(1);
    for (int i = 0; i < 20; i++) {
      tank.say(System.currentTimeMillis() - 1_000 + i * 50);
    }
    Waiting.until("all of them live", () -> HeardLane.texts(lane.live()).containsAll(tank.truth()));
    assertThat(lane.links()).containsExactly(LinkState.LOST, LinkState.CURRENT);
    assertThat(lane.words()).isEmpty();
  }

  @Test
  void serverThatHasNothingToSaySaysSo() throws IOException, InterruptedException {
    heardNow();
    long quiet = lane.live().stream().filter(message -> message.size() == 0).count();
    Waiting.until(
        "a message without readings",
        () -> lane.live().stream().filter(message -> message.size() == 0).count() > quiet);
  }

  @Test
  void whatIsSaidWhileTheServerIsAwayComesFromItsHistory()
      throws IOException, InterruptedException {
    TankPlant tank = heardNow();
    tank.stopServer();
    Set<String> away = new HashSet<>();
    long now = System.currentTimeMillis();
    for (int i = 0; i < 50; i++) {
      tank.say(now + i);
    }
    away.addAll(tank.truth());
    tank.startServer();
    awaitEverything(tank);
    tank.say(System.currentTimeMillis());
    awaitEverything(tank);
    assertThat(away).isSubsetOf(lane.all());
    assertThat(counters.get(Count.GAPS_UNFILLED)).isZero();
  }

  @Test
  void outageOfHoursIsReadForwards() throws IOException, InterruptedException {
    long began = hoursAgo(2);
    TankPlant tank = heard(TankPlant.withHistory(), began);
    tank.stopServer();
    for (int minute = 1; minute < 120; minute++) {
      tank.say(began + Duration.ofMinutes(minute).toMillis());
    }
    tank.startServer();
    awaitEverything(tank);
    Waiting.until("the gap is closed", () -> counters.get(Count.GAPS_CLOSED) > 0);
    assertSpansAreJoined(lane.filled());
    long last = Long.MIN_VALUE;
    for (DataMessage message : lane.late()) {
      for (long time : message.times()) {
        assertThat(time).as("time runs forwards inside a gap").isGreaterThanOrEqualTo(last);
        last = time;
      }
    }
  }

  /** They leave nothing out, and only the last one closes the gap. */
  private static void assertSpansAreJoined(List<SpanRead> spans) {
    assertThat(spans).hasSizeGreaterThan(1);
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).from()).isEqualTo(spans.get(i - 1).to());
      assertThat(spans.get(i - 1).closed()).isFalse();
    }
    assertThat(spans.get(spans.size() - 1).closed()).isTrue();
  }

  @Test
  void shortCutLosesNothing() throws IOException, InterruptedException {
    TankPlant tank = heardNow();
    tank.cable().pull();
    for (int i = 0; i < 5; i++) {
      tank.say(System.currentTimeMillis() + i);
    }
    tank.cable().plug();
    tank.say(System.currentTimeMillis() + 10);
    awaitEverything(tank);
  }

  @Test
  void serverThatHoldsItsBreathIsLeftAndFoundAgain() throws IOException, InterruptedException {
    TankPlant tank = heardNow();
    tank.cable().freeze();
    tank.say(System.currentTimeMillis());
    Waiting.until("it was noticed", () -> counters.get(RefusalCode.SERVER_UNREACHED) > 0);
    tank.cable().thaw();
    tank.say(System.currentTimeMillis() + 5);
    awaitEverything(tank);
  }

  @Test
  void subscriptionThatTheServerForgotIsMadeAnew() throws IOException, InterruptedException {
    TankPlant tank = heardNow();
    tank.cable().pull();
    Waiting.until("the server forgot us", () -> tank.subscriptions() == 0);
    tank.say(System.currentTimeMillis());
    tank.cable().plug();
    awaitConnections(2);
    tank.say(System.currentTimeMillis() + 5);
    awaitEverything(tank);
  }

  @Test
  void logThatTakesNothingInMakesAGapThatIsFilled() throws IOException, InterruptedException {
    TankPlant tank = heardNow();
    lane.setFull(true);
    for (int i = 0; i < 10; i++) {
      tank.say(System.currentTimeMillis() + i);
    }
    Waiting.until("a gap was opened", () -> counters.get(Count.GAPS_OPENED) > 0);
    lane.setFull(false);
    awaitEverything(tank);
    assertThat(lane.late()).isNotEmpty();
  }

  @Test
  void logThatTakesNothingInFromTheStartMakesAGapAsWell() throws IOException, InterruptedException {
    TankPlant tank = trusted(TankPlant.withHistory());
    lane.setFull(true);
    connect(tank);
    awaitConnections(1);
    for (int i = 0; i < 10; i++) {
      tank.say(System.currentTimeMillis() + i);
    }
    Waiting.until("a gap was opened", () -> counters.get(Count.GAPS_OPENED) > 0);
    lane.setFull(false);
    awaitEverything(tank);
  }

  @Test
  void whatIsSaidWhileWeAreAwayComesAfterTheNextStart() throws IOException, InterruptedException {
    TankPlant tank = heardNow();
    Path marks = folder.resolve("marks").resolve(TankPlant.ENTERPRISE + "." + TankPlant.GATEWAY);
    Waiting.until("it was noted", () -> Files.exists(marks));
    stopGateways();
    for (int i = 0; i < 30; i++) {
      tank.say(System.currentTimeMillis() + i);
    }
    connect(tank);
    awaitEverything(tank);
  }

  @Test
  void serverWithoutHistoryHasItsGapsNamed() throws IOException, InterruptedException {
    long began = hoursAgo(2);
    TankPlant tank = heard(TankPlant.withoutHistory(), began);
    tank.stopServer();
    tank.startServer();
    awaitUnfilled();
    String from = Instant.ofEpochMilli(began - 5_000).truncatedTo(ChronoUnit.SECONDS).toString();
    assertThat(lane.words())
        .anySatisfy(
            said ->
                assertThat(said)
                    .contains("服务器历史未能补回")
                    .contains("could not be read")
                    .as("the whole span, though it is asked for in parts")
                    .contains(from)
                    .contains("TK1.PT"));
  }

  @Test
  @DisplayName("attack18 a server that nobody trusts is not spoken to until somebody does")
  void serverThatNobodyTrustsIsNotSpokenToUntilSomebodyDoes()
      throws IOException, InterruptedException {
    TankPlant tank = TankPlant.withHistory();
    plant = tank;
    tank.identity().trust(OpcUaKeys.in(folder).own());
    connect(tank);
    Waiting.until("it is said", () -> !lane.words().isEmpty());
    Waiting.until("it was tried", () -> lane.links().size() == 2);
    assertThat(lane.links())
        .as("who was tried is silent himself")
        .containsExactly(LinkState.LOST, LinkState.CURRENT);
    assertThat(counters.get(Count.SERVERS_CONNECTED)).isZero();
    Path rejected = folder.resolve("pki/rejected/certs");
    Path certificate;
    try (Stream<Path> files = Files.list(rejected)) {
      certificate = files.findFirst().orElseThrow();
    }
    Path trusted = folder.resolve("pki/trusted/certs");
    Files.move(
        certificate,
        trusted.resolve(certificate.getFileName()),
        StandardCopyOption.REPLACE_EXISTING);
    awaitConnections(1);
    tank.say(System.currentTimeMillis());
    awaitEverything(tank);
  }

  @Test
  @DisplayName("attack20 a certificate that changed while the line was cut is for people to trust")
  void certificateThatChangedIsForPeopleToTrust() throws IOException, InterruptedException {
    TankPlant tank = heardNow();
    OpcUaKeys keys = OpcUaKeys.in(folder);
    tank.stopServer();
    tank.changeIdentity().trust(keys.own());
    tank.startServer();
    Set<String> before = tank.truth();
    tank.say(System.currentTimeMillis());
    Waiting.until("it is said", () -> lane.words().toString().contains("SHA-1"));
    assertThat(counters.get(Count.SERVERS_CONNECTED)).isEqualTo(1);
    assertThat(before).as("what nobody trusts is not heard").containsAll(lane.all());
    keys.trust("plant", tank.identity().certificate());
    awaitEverything(tank);
  }

  @Test
  void retiredGatewayIsLeft() throws IOException, InterruptedException {
    TankPlant tank = trusted(TankPlant.withHistory());
    OpcUaGateways connected = connect(tank);
    awaitConnections(1);
    connected.define(List.of(tank.retired()));
    Waiting.until("nobody listens", () -> tank.subscriptions() == 0);
  }

  @Test
  void queueThatOverflowsAtTheServerIsMadeGoodFromItsHistory()
      throws IOException, InterruptedException {
    long began = hoursAgo(2);
    TankPlant tank = heard(TankPlant.withHistory(), began);
    for (int second = 1; second < 2_000; second++) {
      tank.say(began + second * 1_000L);
    }
    awaitEverything(tank);
    assertThat(lane.late()).as("the queue overflowed").isNotEmpty();
  }

  @Test
  void recordingHasNoClockButThatOfItsStamps() throws IOException, InterruptedException {
    TankPlant tank = trusted(TankPlant.withHistory());
    define(folder, tank.definitions(GatewayMode.REPLAY));
    awaitConnections(1);
    for (int second = 0; second < 10; second++) {
      tank.say(MIDNIGHT_2010 + second * 1_000L);
    }
    awaitEverything(tank);
    assertThat(lane.live())
        .allSatisfy(
            message -> {
              assertThat(message.times()).containsOnly(message.at());
              assertThat(message.at()).isBetween(MIDNIGHT_2010, MIDNIGHT_2010 + 9_000);
            });
    assertThat(lane.live().stream().map(DataMessage::at)).isSorted();
  }

  @Test
  void serverThatRefusesHistoryAsAWholeIsNotConnectedAnewForIt()
      throws IOException, InterruptedException {
    TankPlant tank = heardNow();
    tank.stopServer();
    tank.startServerThatRefusesHistory();
    awaitUnfilled();
    assertThat(lane.words())
        .anySatisfy(said -> assertThat(said).contains("could not be read", "ServiceUnsupported"));
    tank.say(System.currentTimeMillis());
    awaitEverything(tank);
    assertThat(counters.get(Count.SERVERS_CONNECTED)).as("connected anew once").isEqualTo(2);
  }

  @Test
  void mistakeOfOursEndsNoServersThread() throws IOException, InterruptedException {
    TankPlant tank = heardNow();
    tank.stopServer();
    tank.say(System.currentTimeMillis());
    lane.setFailing(true);
    tank.startServer();
    Waiting.until("it was said", () -> lane.words().toString().contains("a mistake of ours"));
    lane.setFailing(false);
    awaitEverything(tank);
  }

  @Test
  void keyFolderThatCannotBeUsedStopsNoDefinitionAndIsTriedAgain()
      throws IOException, InterruptedException {
    TankPlant tank = TankPlant.withHistory();
    plant = tank;
    Path keys = Files.writeString(folder.resolve("keys"), "no folder");
    define(keys, tank.definitions());
    Waiting.until("it is said", () -> counters.get(RefusalCode.SERVER_UNREACHED) > 0);
    Files.delete(keys);
    tank.identity().trust(OpcUaKeys.in(keys).own());
    OpcUaKeys.in(keys).trust("plant", tank.identity().certificate());
    awaitConnections(1);
    tank.say(System.currentTimeMillis());
    awaitEverything(tank);
  }
}
