package io.vigil.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class InboxTest {
  private static final long FOREVER = Duration.ofHours(1).toNanos();

  private final Inbox inbox = new Inbox(20, 1_000);

  @Test
  void whatIsPutInComesOutInOrder() {
    Inbound.Defined defined = new Inbound.Defined(List.of(), 1);
    inbox.offer(message(1));
    inbox.put(defined);
    assertThat(inbox.size()).isEqualTo(2);
    assertThat(inbox.poll()).isEqualTo(message(1));
    assertThat(inbox.poll()).isSameAs(defined);
    assertThat(inbox.poll()).isNull();
  }

  @Test
  void messagesAreBoundedInNumberAndTheRestIsNot() {
    for (int i = 0; i < 20; i++) {
      assertThat(inbox.offer(message(i))).isTrue();
    }
    assertThat(inbox.offer(message(20))).isFalse();
    inbox.put(new Inbound.Defined(List.of(), 1));
    assertThat(inbox.size()).isEqualTo(21);
    inbox.poll();
    inbox.poll();
    assertThat(inbox.offer(message(21))).isTrue();
  }

  @Test
  void messagesAreBoundedInBytes() {
    byte[] large = new byte[1_000];
    assertThat(inbox.offer(new Inbound.Delivery(NOWHERE, "t", large, 1, 1, 1))).isTrue();
    assertThat(inbox.offer(message(2))).isFalse();
    inbox.poll();
    assertThat(inbox.offer(message(2))).isTrue();
  }

  @Test
  void messagesThatNothingHoldsBackHaveATenthOfTheRoom() {
    for (int i = 0; i < 2; i++) {
      assertThat(inbox.offer(new Inbound.Delivery(NOWHERE, "t", PAYLOAD, i, 0, i))).isTrue();
    }
    assertThat(inbox.offer(new Inbound.Delivery(NOWHERE, "t", PAYLOAD, 3, 0, 3))).isFalse();
    assertThat(inbox.offer(message(3))).isTrue();
  }

  @Test
  void waitingEndsWhenSomethingComes() throws InterruptedException {
    assertThat(endsWhen(() -> inbox.offer(message(1)))).isTrue();
  }

  @Test
  void waitingEndsWhenSomebodyWakesEvenBefore() throws InterruptedException {
    inbox.wake();
    inbox.await(FOREVER);
    assertThat(endsWhen(inbox::wake)).isTrue();
  }

  @Test
  void waitingToBeWokenIsNotEndedByWhatWaits() throws InterruptedException {
    inbox.offer(message(1));
    long began = System.nanoTime();
    inbox.awaitWake(20_000_000);
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(20_000_000);
    inbox.await(FOREVER);
  }

  private boolean endsWhen(Runnable deed) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    Thread waiter =
        new Thread(
            () -> {
              try {
                inbox.await(FOREVER);
                ended.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    waiter.start();
    deed.run();
    return ended.await(5, TimeUnit.SECONDS);
  }

  private static Inbound.Delivery message(int id) {
    return new Inbound.Delivery(NOWHERE, "t", PAYLOAD, id, 1, id);
  }

  private static final byte[] PAYLOAD = {};

  private static final MqttLink.Connection NOWHERE =
      new MqttLink.Connection() {
        @Override
        public void acknowledge(int messageId) {}

        @Override
        public void abandon(String why) {}

        @Override
        public boolean publish(String topic, byte[] payload, int qos) {
          return false;
        }

        @Override
        public boolean retain(String topic, byte[] payload) {
          return false;
        }
      };
}
