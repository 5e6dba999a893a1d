package io.vigil.sim.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.wire.MqttTopics.Up;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final int WINDOW = 3;
  private static final long RESEND = 100;
  private static final byte[] BYTES = {1};

  private final Outbox outbox = new Outbox(WINDOW, RESEND, 0);
  private final ExecutorService sender = Executors.newSingleThreadExecutor();

  @AfterEach
  void stopSender() {
    sender.shutdownNow();
  }

  @Test
  void messagesAreNumberedAndHandedOverInTheirOrder() throws InterruptedException {
    add(2);
    assertThat(outbox.takeSequence()).as("a number that nobody keeps").isEqualTo(2);
    add(1);
    assertThat(takeAll(0)).containsExactly(0L, 1L, 3L);
    assertThat(takeAll(RESEND - 1)).as("nothing is due yet").isEmpty();
  }

  @Test
  void whatIsDueGoesBeforeWhatIsNew() throws InterruptedException {
    add(2);
    takeAll(0);
    add(1);
    assertThat(takeAll(RESEND)).containsExactly(0L, 1L, 2L);
  }

  @Test
  void acknowledgedMessageIsNeverHandedOverAgain() throws InterruptedException {
    add(3);
    takeAll(0);
    outbox.acknowledge(outbox.within(1, 1), 0);
    assertThat(takeAll(RESEND)).containsExactly(0L, 2L);
    assertThat(outbox.size()).isEqualTo(2);
  }

  @Test
  void nothingIsRepeatedToAServerThatIsMerelySlow() throws InterruptedException {
    add(3);
    takeAll(0);
    outbox.acknowledge(outbox.within(0, 0), RESEND - 1);
    assertThat(takeAll(2 * RESEND - 2)).as("one came, in its order").isEmpty();
    assertThat(takeAll(2 * RESEND - 1)).as("and then none").containsExactly(1L, 2L);
  }

  @Test
  void whatWasPassedOverIsRepeatedWhileOthersAreAnswered() throws InterruptedException {
    add(3);
    takeAll(0);
    outbox.acknowledge(outbox.within(1, 1), RESEND - 1);
    assertThat(takeAll(RESEND)).as("the answer to 0 was lost").containsExactly(0L);
    assertThat(takeAll(2 * RESEND - 1)).as("2 is not passed over").containsExactly(2L);
  }

  @Test
  void messageAcknowledgedWhileItWaitedIsPassedOver() throws InterruptedException {
    add(2);
    takeAll(0);
    outbox.connectionLost();
    outbox.acknowledge(outbox.within(0, 0), 0);
    assertThat(takeAll(1)).containsExactly(1L);
  }

  @Test
  void newConnectionBeginsWithTheOldestUnacknowledged() throws InterruptedException {
    add(2);
    takeAll(0);
    add(1);
    outbox.connectionLost();
    assertThat(takeAll(1)).containsExactly(0L, 1L, 2L);
  }

  @Test
  void withinFindsOnlyWhatIsStillKept() throws InterruptedException {
    add(3);
    outbox.acknowledge(outbox.within(0, 0), 0);
    assertThat(outbox.within(0, 1_000_000))
        .extracting(message -> message.sequence)
        .containsExactly(1L, 2L);
    assertThat(outbox.within(7, 9)).isEmpty();
  }

  @Test
  void fullWindowTakesNothingUntilThereIsRoom() throws InterruptedException {
    add(WINDOW);
    assertThat(outbox.add(Up.DATA, number -> BYTES, 1)).isNull();
    CountDownLatch begun = new CountDownLatch(1);
    Future<Long> waiting = sender.submit(() -> addPatiently(begun));
    begun.await();
    assertThat(waiting.isDone()).isFalse();
    outbox.acknowledge(outbox.within(0, 0), 0);
    assertThat(waiting).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo((long) WINDOW);
  }

  @Test
  void closingLetsWhoeverWaitsGo() throws InterruptedException {
    add(WINDOW);
    CountDownLatch begun = new CountDownLatch(1);
    Future<Long> waiting = sender.submit(() -> addPatiently(begun));
    begun.await();
    outbox.close();
    assertThat(waiting)
        .failsWithin(5, TimeUnit.SECONDS)
        .withThrowableThat()
        .withCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> outbox.add(Up.DATA, number -> BYTES, 0))
        .isInstanceOf(IllegalStateException.class);
    assertThat(outbox.awaitEmpty(Long.MAX_VALUE)).as("three were never acknowledged").isFalse();
  }

  @Test
  void emptyIsReportedOnlyWhenNothingIsKept() throws InterruptedException {
    assertThat(outbox.awaitEmpty(0)).isTrue();
    add(1);
    assertThat(outbox.awaitEmpty(1)).isFalse();
    outbox.acknowledge(outbox.within(0, 0), 0);
    assertThat(outbox.awaitEmpty(0)).isTrue();
  }

  @Test
  void courierIsWokenByWorkAndByWhoeverAsks() throws InterruptedException {
    Future<?> courier = sender.submit(() -> awaitWork());
    outbox.wake();
    assertThat(courier).succeedsWithin(5, TimeUnit.SECONDS);
    Future<?> next = sender.submit(() -> awaitWork());
    add(1);
    assertThat(next).succeedsWithin(5, TimeUnit.SECONDS);
  }

  private Void awaitWork() throws InterruptedException {
    outbox.awaitWork(TimeUnit.MINUTES.toNanos(1), true);
    return null;
  }

  private long addPatiently(CountDownLatch begun) throws InterruptedException {
    begun.countDown();
    KeptMessage message = outbox.add(Up.DATA, number -> BYTES, TimeUnit.MINUTES.toNanos(1));
    return message == null ? -1 : message.sequence;
  }

  private void add(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      assertThat(outbox.add(Up.DATA, number -> BYTES, 0)).isNotNull();
    }
  }

  private List<Long> takeAll(long now) {
    List<Long> taken = new ArrayList<>();
    for (KeptMessage next = outbox.next(now); next != null; next = outbox.next(now)) {
      taken.add(next.sequence);
    }
    return taken;
  }
}
