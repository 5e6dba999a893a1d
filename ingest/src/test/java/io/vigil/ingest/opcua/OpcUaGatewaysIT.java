package io.vigil.ingest.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Waiting;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.DataMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server behind a real cable: whatever happens to either, nothing said is missed. */
class OpcUaGatewaysIT {
  private static final Duration QUICK = Duration.ofMillis(100);

  @TempDir private Path folder;
  private final IngestCounters counters = new IngestCounters();
  private final HeardLane lane = new HeardLane();
  private @Nullable OpcUaGateways gateways;
  private @Nullable TankPlant plant;

  @AfterEach
  void stop() throws IOException {
    if (gateways != null) {
      gateways.close();
    }
    if (plant != null) {
      plant.close();
    }
  }

  private OpcUaOptions options() {
    return new OpcUaOptions(
        folder, QUICK, Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(3), QUICK);
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
    OpcUaGateways fresh = new OpcUaGateways(options(), lane, Clock.systemUTC(), counters);
    gateways = fresh;
    fresh.define(to.definitions());
    return fresh;
  }

  private void awaitConnections(int count) {
    Waiting.until(
        count + " connections, said: " + lane.words(),
        () -> counters.get(Count.SERVERS_CONNECTED) >= count);
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
    Waiting.until("all of them live", () -> lane.live().containsAll(tank.truth()));
    assertThat(lane.links()).containsExactly(LinkState.LOST, LinkState.CURRENT);
    assertThat(lane.words()).isEmpty();
  }

  @Test
  void whatIsSaidWhileTheServerIsAwayComesFromItsHistory()
      throws IOException, InterruptedException {
    TankPlant tank = trusted(TankPlant.withHistory());
    connect(tank);
    awaitConnections(1);
    tank.say(System.currentTimeMillis());
    awaitEverything(tank);
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
    TankPlant tank = trusted(TankPlant.withHistory());
    connect(tank);
    awaitConnections(1);
    long began = System.currentTimeMillis() - Duration.ofHours(2).toMillis();
    tank.say(began);
    awaitEverything(tank);
    tank.stopServer();
    for (int minute = 1; minute < 120; minute++) {
      tank.say(began + Duration.ofMinutes(minute).toMillis());
    }
    tank.startServer();
    awaitEverything(tank);
    long last = Long.MIN_VALUE;
    for (DataMessage message : lane.late()) {
      for (long time : message.times()) {
        assertThat(time).as("time runs forwards inside a gap").isGreaterThanOrEqualTo(last);
        last = time;
      }
    }
  }

  @Test
  void shortCutLosesNothing() throws IOException, InterruptedException {
    TankPlant tank = trusted(TankPlant.withHistory());
    connect(tank);
    awaitConnections(1);
    tank.say(System.currentTimeMillis());
    awaitEverything(tank);
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
    TankPlant tank = trusted(TankPlant.withHistory());
    connect(tank);
    awaitConnections(1);
    tank.say(System.currentTimeMillis());
    awaitEverything(tank);
    tank.cable().freeze();
    tank.say(System.currentTimeMillis());
    Waiting.until("it was noticed", () -> counters.get(RefusalCode.SERVER_UNREACHED) > 0);
    tank.cable().thaw();
    tank.say(System.currentTimeMillis() + 5);
    awaitEverything(tank);
  }

  @Test
  void subscriptionThatTheServerForgotIsMadeAnew() throws IOException, InterruptedException {
    TankPlant tank = trusted(TankPlant.withHistory());
    connect(tank);
    awaitConnections(1);
    tank.say(System.currentTimeMillis());
    awaitEverything(tank);
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
    TankPlant tank = trusted(TankPlant.withHistory());
    connect(tank);
    awaitConnections(1);
    tank.say(System.currentTimeMillis());
    awaitEverything(tank);
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
  void whatIsSaidWhileWeAreAwayComesAfterTheNextStart() throws IOException, InterruptedException {
    TankPlant tank = trusted(TankPlant.withHistory());
    OpcUaGateways first = connect(tank);
    awaitConnections(1);
    tank.say(System.currentTimeMillis());
    awaitEverything(tank);
    Path marks = folder.resolve("marks").resolve(TankPlant.ENTERPRISE + "." + TankPlant.GATEWAY);
    Waiting.until("it was noted", () -> Files.exists(marks));
    first.close();
    for (int i = 0; i < 30; i++) {
      tank.say(System.currentTimeMillis() + i);
    }
    connect(tank);
    awaitEverything(tank);
  }

  @Test
  void serverWithoutHistoryHasItsGapsNamed() throws IOException, InterruptedException {
    TankPlant tank = trusted(TankPlant.withoutHistory());
    connect(tank);
    awaitConnections(1);
    tank.say(System.currentTimeMillis());
    awaitEverything(tank);
    tank.stopServer();
    tank.startServer();
    Waiting.until("it is said", () -> counters.get(Count.GAPS_UNFILLED) > 0);
    assertThat(lane.words())
        .anySatisfy(
            said ->
                assertThat(said)
                    .contains("服务器历史未能补回")
                    .contains("could not be read")
                    .contains("TK1.PT"));
  }

  @Test
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
  void retiredGatewayIsLeft() throws IOException, InterruptedException {
    TankPlant tank = trusted(TankPlant.withHistory());
    OpcUaGateways connected = connect(tank);
    awaitConnections(1);
    connected.define(List.of(tank.retired()));
    Waiting.until("nobody listens", () -> tank.subscriptions() == 0);
  }
}
