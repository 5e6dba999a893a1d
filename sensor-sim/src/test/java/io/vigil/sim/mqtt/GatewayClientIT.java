package io.vigil.sim.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.point.Reporting;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.AckMessage.Entry;
import io.vigil.model.wire.mqtt.AckMessage.Range;
import io.vigil.model.wire.mqtt.BirthMessage.BirthPoint;
import io.vigil.sim.mqtt.StubServer.Heard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayClientIT {
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Recorder recorder = new Recorder();
  private final List<GatewayClient> opened = new ArrayList<>();
  private Mosquitto broker;
  private StubServer server;

  @BeforeEach
  void startBroker(@TempDir Path folder) throws IOException, MqttException {
    broker = Mosquitto.start(folder);
    server = StubServer.start(broker.url(), heard -> true);
  }

  @AfterEach
  void stopEverything() throws MqttException {
    opened.forEach(GatewayClient::close);
    try {
      if (server != null) {
        server.close();
      }
    } finally {
      if (broker != null) {
        broker.close();
      }
    }
  }

  @Test
  void everyMessageIsAcknowledgedOnceAndArrivesInOrder() throws InterruptedException {
    GatewayClient gateway = start(options());
    for (int i = 0; i < 500; i++) {
      gateway.send(reading(i));
    }
    assertThat(gateway.awaitAcknowledged(LONG)).isTrue();
    assertThat(sequences()).isEqualTo(numbers(0, 500));
    assertThat(recorder.acknowledged).containsExactlyElementsOf(numbers(0, 500));
    GatewayCounters counters = gateway.counters();
    assertThat(counters.messages()).isEqualTo(500);
    assertThat(counters.readings()).isEqualTo(500);
    assertThat(counters.unacknowledged()).isZero();
    assertThat(counters.resent()).isZero();
  }

  @Test
  void unansweredMessageComesAgainWithTheSameBytesUntilItIsAnswered() throws InterruptedException {
    server.answer(heard -> heard.data().sequence() != 1 || timesHeard(1) >= 3);
    GatewayClient gateway = start(options().withResendAfter(SOON));
    for (int i = 0; i < 3; i++) {
      gateway.send(reading(i));
    }
    assertThat(gateway.awaitAcknowledged(LONG)).isTrue();
    List<byte[]> copies = payloadsOf(1);
    assertThat(copies).hasSize(3);
    assertThat(copies).allSatisfy(copy -> assertThat(copy).isEqualTo(copies.get(0)));
    assertThat(recorder.resent).containsExactly(1L, 1L);
    assertThat(payloadsOf(0)).as("control: the answered ones come once").hasSize(1);
  }

  @Test
  void nothingIsSentAgainBeforeItsTime() throws InterruptedException {
    server.answer(heard -> false);
    GatewayClient gateway = start(options().withResendAfter(Duration.ofSeconds(2)));
    long start = System.nanoTime();
    gateway.send(reading(0));
    Wait.until("it comes again", () -> payloadsOf(0).size() == 2);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
  }

  @Test
  void aThousandUnacknowledgedMessagesStopTheSenderUntilOneIsAcknowledged()
      throws InterruptedException {
    server.answer(heard -> false);
    GatewayClient gateway = start(options());
    for (int i = 0; i < 1000; i++) {
      assertThat(gateway.send(reading(i), Duration.ZERO)).isEqualTo(i);
    }
    assertThat(gateway.send(reading(1000), Duration.ZERO)).as("no room").isEqualTo(-1);
    assertThat(gateway.unacknowledged()).isEqualTo(1000);
    Wait.until("all arrived", () -> server.heard().size() == 1000);

    acknowledge(gateway, new Range(17, 17));
    assertThat(gateway.send(reading(1000), LONG)).as("room for one").isEqualTo(1000);
    assertThat(gateway.send(reading(1001), Duration.ZERO)).as("and no more").isEqualTo(-1);
  }

  @Test
  void rangesAcknowledgeAllTheyHoldAndNothingElse() throws InterruptedException {
    server.answer(heard -> false);
    GatewayClient gateway = start(options());
    for (int i = 0; i < 10; i++) {
      gateway.send(reading(i));
    }
    Wait.until("all arrived", () -> server.heard().size() == 10);
    acknowledge(gateway, new Range(2, 4), new Range(8, 2_000));
    Wait.until("five are done", () -> gateway.unacknowledged() == 5);
    assertThat(recorder.acknowledged).containsExactly(2L, 3L, 4L, 8L, 9L);
  }

  @Test
  void acknowledgementOfAnotherStartOrUnreadableOneChangesNothing() throws InterruptedException {
    server.answer(heard -> false);
    GatewayClient gateway = start(options());
    gateway.send(reading(0));
    Wait.until("it arrived", () -> server.heard().size() == 1);
    server.acknowledge(
        "coal-a",
        "gw1",
        new AckMessage("otherboot", List.of(new Range(0, 9)), List.of(), List.of()));
    server.sendDown("coal-a", "gw1", "{\"v\":1,".getBytes(StandardCharsets.UTF_8));
    Wait.until("both were read", () -> gateway.counters().strange() == 1);
    assertThat(gateway.unacknowledged()).isEqualTo(1);
    acknowledge(gateway, new Range(0, 0));
    Wait.until("control: its own counts", () -> gateway.unacknowledged() == 0);
  }

  @Test
  void refusalsAndMarksReachTheListenerInWords() throws InterruptedException {
    Entry unknown = new Entry(0, "TK999", 7, "POINT_UNKNOWN", "点位 TK999 未登记", "not registered");
    Entry future = new Entry(0, "F01.CH4", 9, "TIME_FUTURE", "时间比服务器快", "ahead");
    server.answer(heard -> false);
    GatewayClient gateway = start(options());
    gateway.send(reading(0));
    Wait.until("it arrived", () -> server.heard().size() == 1);
    server.acknowledge(
        "coal-a",
        "gw1",
        new AckMessage(
            gateway.options().boot(), List.of(new Range(0, 0)), List.of(unknown), List.of(future)));
    assertThat(gateway.awaitAcknowledged(LONG)).isTrue();
    Wait.until("both were heard", () -> gateway.counters().flagged() == 1);
    assertThat(recorder.rejected).containsExactly(unknown);
    assertThat(recorder.flagged).containsExactly(future);
  }

  @Test
  void brokerRestartLosesNothing() throws IOException, InterruptedException, MqttException {
    GatewayClient gateway = start(options().withResendAfter(Duration.ofSeconds(1)));
    for (int i = 0; i < 100; i++) {
      gateway.send(reading(i));
    }
    Wait.until("it is under way", () -> gateway.counters().acknowledged() > 0);
    broker.stop();
    Wait.until("the loss is noticed", () -> gateway.counters().losses() > 0);
    for (int i = 100; i < 300; i++) {
      gateway.send(reading(i));
    }
    broker.startAgain();
    server.connectAgain();
    assertThat(gateway.awaitAcknowledged(LONG)).isTrue();
    assertThat(sequences()).containsAll(numbers(0, 300));
    assertThat(recorder.sessions).containsExactly(false, true);
  }

  @Test
  void serverThatIsAwayForManyPatiencesGetsEverythingWhenItIsBack() throws InterruptedException {
    server.answer(heard -> false);
    GatewayClient gateway = start(options().withResendAfter(SOON));
    for (int i = 0; i < 20; i++) {
      gateway.send(reading(i));
    }
    Wait.until("each came five times", () -> server.heard().size() >= 100);
    assertThat(gateway.unacknowledged()).isEqualTo(20);
    server.answer(heard -> true);
    assertThat(gateway.awaitAcknowledged(LONG)).isTrue();
    assertThat(recorder.acknowledged).containsExactlyInAnyOrderElementsOf(numbers(0, 20));
  }

  @Test
  void startsBeforeItsBrokerAndDeliversOnceItIsThere()
      throws IOException, InterruptedException, MqttException {
    broker.stop();
    GatewayClient gateway = start(options().withResendAfter(Duration.ofSeconds(1)));
    gateway.send(reading(0));
    Wait.until("it failed twice", () -> gateway.counters().losses() >= 2);
    broker.startAgain();
    server.connectAgain();
    assertThat(gateway.awaitAcknowledged(LONG)).isTrue();
  }

  @Test
  void announcesItsPointsAtEveryConnectAndItsDeathWhenItStops() throws InterruptedException {
    BirthPoint point = new BirthPoint("F01.CH4", "gas.ch4", "%CH4", 0, 40, Reporting.PERIODIC, 1);
    GatewayClient gateway = start(options().withCatalogue(List.of(point)));
    assertThat(gateway.send(reading(0))).isNotNegative();
    assertThat(gateway.awaitAcknowledged(LONG)).isTrue();
    Wait.until("the birth arrived", () -> kinds().contains(Up.BIRTH));
    assertThat(kinds()).containsExactly(Up.BIRTH);
    gateway.close();
    Wait.until("the death arrived", () -> kinds().contains(Up.DEATH));
    assertThat(kinds()).containsExactly(Up.BIRTH, Up.DEATH);
  }

  @Test
  void closeEndsTheThreadsAndRefusesFurtherMessages() throws InterruptedException {
    GatewayClient gateway =
        start(GatewayOptions.of(broker.url(), "coal-a", "short-lived", "secret"));
    gateway.send(reading(0));
    assertThat(gateway.awaitAcknowledged(LONG)).isTrue();
    assertThat(threadsOf("coal-a.short-lived")).as("control").isPositive();
    gateway.close();
    assertThatThrownBy(() -> gateway.send(reading(1))).isInstanceOf(IllegalStateException.class);
    Wait.until("its threads ended", () -> threadsOf("coal-a.short-lived") == 0);
  }

  @Test
  void moreReadingsThanOneMessageTakesGoInSeveral() throws InterruptedException {
    GatewayClient gateway = start(options());
    Outgoing many = new Outgoing();
    for (int i = 0; i < 1_201; i++) {
      many.add("F01.CH4", 1_795_334_531_000L + i, i);
    }
    assertThat(gateway.send(many.late())).isEqualTo(2);
    assertThat(gateway.awaitAcknowledged(LONG)).isTrue();
    assertThat(server.heard())
        .extracting(heard -> heard.data().size())
        .containsExactly(500, 500, 201);
    assertThat(server.heard()).allMatch(heard -> heard.data().late());
    assertThat(server.heard().get(2).data().values()[200]).isEqualTo(1_200);
    assertThat(gateway.counters().readings()).isEqualTo(1_201);
    assertThatThrownBy(() -> gateway.send(many, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void replayMessageIsSentAtTheTimeOfItsContent() throws InterruptedException {
    GatewayClient gateway = start(options().withBoot("run1"));
    gateway.send(reading(5).at(1_000_000_000_000L));
    assertThat(gateway.awaitAcknowledged(LONG)).isTrue();
    Heard heard = server.heard().get(0);
    assertThat(heard.data().at()).isEqualTo(1_000_000_000_000L);
    assertThat(heard.data().sent()).isEqualTo(1_000_000_000_000L);
    assertThat(heard.data().boot()).isEqualTo("run1");
  }

  private GatewayOptions options() {
    return GatewayOptions.of(broker.url(), "coal-a", "gw1", "secret");
  }

  private GatewayClient start(GatewayOptions options) {
    GatewayClient gateway = GatewayClient.start(options, recorder);
    opened.add(gateway);
    return gateway;
  }

  private static Outgoing reading(int i) {
    return new Outgoing().add("F01.CH4", 1_795_334_531_000L + i, i / 100.0);
  }

  private void acknowledge(GatewayClient gateway, Range... ranges) {
    AckMessage ack =
        new AckMessage(gateway.options().boot(), List.of(ranges), List.of(), List.of());
    server.acknowledge("coal-a", "gw1", ack);
  }

  private List<Long> sequences() {
    return server.heard().stream().map(heard -> heard.data().sequence()).toList();
  }

  private List<byte[]> payloadsOf(long sequence) {
    return server.heard().stream()
        .filter(heard -> heard.data().sequence() == sequence)
        .map(Heard::payload)
        .toList();
  }

  private int timesHeard(long sequence) {
    return payloadsOf(sequence).size();
  }

  private List<Up> kinds() {
    return server.others().stream().map(address -> address.kind()).toList();
  }

  private static List<Long> numbers(long from, long to) {
    List<Long> numbers = new ArrayList<>();
    for (long i = from; i < to; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private static long threadsOf(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains(name))
        .count();
  }

  private static final class Recorder implements GatewayListener {
    final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    final Queue<Long> resent = new ConcurrentLinkedQueue<>();
    final Queue<Entry> rejected = new ConcurrentLinkedQueue<>();
    final Queue<Entry> flagged = new ConcurrentLinkedQueue<>();
    final Queue<Boolean> sessions = new ConcurrentLinkedQueue<>();

    @Override
    public void acknowledged(long sequence, long nanos) {
      acknowledged.add(sequence);
    }

    @Override
    public void resent(long sequence) {
      resent.add(sequence);
    }

    @Override
    public void rejected(Entry entry) {
      rejected.add(entry);
    }

    @Override
    public void flagged(Entry entry) {
      flagged.add(entry);
    }

    @Override
    public void connected(boolean sessionKept) {
      sessions.add(sessionKept);
    }
  }
}
