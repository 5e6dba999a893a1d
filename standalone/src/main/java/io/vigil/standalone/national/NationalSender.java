package io.vigil.standalone.national;

import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * The gateway of a plant: a round a second, and five in the burst. One message of two hundred is
 * held back and comes three seconds late. What Vigil does not take yet is waited with, never left
 * out. Its own thread sends; the figures are read after {@link #finish}.
 */
final class NationalSender implements AutoCloseable {
  private static final long SECOND_MILLIS = 1_000;
  private static final int LATE_ROUNDS = 3;
  private static final int WINDOW = 1_000;

  private final NationalPlant plant;
  private final NationalScale scale;
  private final GatewayClient gateway;
  private final Random random;
  private final Thread thread;
  private final Deque<HeldBack> heldBack = new ArrayDeque<>();
  private long late;
  private long longestBehind;
  private volatile boolean closing;

  private record HeldBack(int due, Outgoing message) {}

  NationalSender(NationalPlant plant, NationalScale scale, String broker, String password) {
    this.plant = plant;
    this.scale = scale;
    this.random = new Random(plant.points() + plant.enterprise().hashCode());
    gateway =
        GatewayClient.start(
            GatewayOptions.of(broker, plant.enterprise(), NationalPlant.GATEWAY, password)
                .withWindow(WINDOW),
            GatewayListener.NONE);
    thread = new Thread(this::send, "national-" + plant.enterprise());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  NationalPlant plant() {
    return plant;
  }

  /** Waits until everything is sent and acknowledged; false if that took too long. */
  boolean finish(Duration patience) throws InterruptedException {
    thread.join(patience.toMillis());
    return !thread.isAlive() && gateway.awaitAcknowledged(patience);
  }

  /** Readings that were sent three seconds late. */
  long late() {
    return late;
  }

  /** How far it was behind its schedule at most, milliseconds. */
  long longestBehindMillis() {
    return longestBehind;
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    gateway.close();
  }

  private void send() {
    long began = System.currentTimeMillis();
    try {
      for (int round = 0; round < scale.rounds() && !closing; round++) {
        long due = began + dueMillis(round);
        await(due);
        longestBehind = Math.max(longestBehind, System.currentTimeMillis() - due);
        sendDue(round);
        for (int message = 0; message < NationalScale.MESSAGES; message++) {
          send(round, message, due);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** When a round begins: one a second, in the burst five. */
  private long dueMillis(int round) {
    int inBurst = Math.min(round, scale.firstCalmRound()) - Math.min(round, scale.seconds());
    return (round - inBurst) * SECOND_MILLIS + inBurst * SECOND_MILLIS / NationalScale.BURST_TIMES;
  }

  private void await(long due) {
    for (long left = due - System.currentTimeMillis(); left > 0 && !closing; ) {
      LockSupport.parkNanos(Duration.ofMillis(left).toNanos());
      left = due - System.currentTimeMillis();
    }
  }

  private void send(int round, int message, long stamp) throws InterruptedException {
    Outgoing out = plant.message(message, round, stamp);
    boolean isLate = random.nextInt(200) == 0 && round < scale.seconds() - LATE_ROUNDS;
    if (isLate) {
      late += out.size();
      heldBack.addLast(new HeldBack(round + LATE_ROUNDS, out));
    } else {
      gateway.send(out);
    }
  }

  private void sendDue(int round) throws InterruptedException {
    while (!heldBack.isEmpty() && heldBack.peekFirst().due() <= round) {
      gateway.send(heldBack.removeFirst().message());
    }
  }
}
