package io.vigil.standalone.chaos;

import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayCounters;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends the readings of one plant five times a second, through every outage, and keeps the list of
 * the moments it sent. Some it sends once more behind the next, and some for the first time behind
 * the next: out of order. Its own thread sends; the lists are read after {@link #finish}.
 */
final class LedgerSender implements AutoCloseable {
  static final long PERIOD_MILLIS = 200;

  /** Each so many-th moment is sent once more behind the next, or overtaken by it. */
  private static final int REPEATED = 17;

  private static final int OVERTAKEN = 23;
  private static final long UP_TO_DATE_MILLIS = 2_000;

  private final LedgerPlant plant;
  private final GatewayClient gateway;
  private final Thread thread;
  private final List<Long> moments = new ArrayList<>();
  private final Set<Long> overtaken = new HashSet<>();
  private long repeated;
  private volatile boolean stopping;

  LedgerSender(LedgerPlant plant, String brokerUrl, String password) {
    this.plant = plant;
    gateway =
        GatewayClient.start(
            GatewayOptions.of(brokerUrl, plant.enterprise(), LedgerPlant.GATEWAY, password),
            GatewayListener.NONE);
    thread = new Thread(this::send, "ledger-" + plant.enterprise());
    thread.start();
  }

  LedgerPlant plant() {
    return plant;
  }

  /** Stops sending and waits until all is acknowledged; false if that took too long. */
  boolean finish(Duration patience) throws InterruptedException {
    stopping = true;
    thread.join();
    return gateway.awaitAcknowledged(patience);
  }

  /** The moments that were sent, ascending, milliseconds UTC. */
  long[] moments() {
    return moments.stream().mapToLong(Long::longValue).toArray();
  }

  /** Those of them that were the newest when they were sent: what is overtaken is not judged. */
  long[] inOrder() {
    return moments.stream()
        .filter(moment -> !overtaken.contains(moment))
        .mapToLong(Long::longValue)
        .toArray();
  }

  /** How many messages were sent twice on purpose. */
  long repeated() {
    return repeated;
  }

  /** How many messages were overtaken by the next one on purpose. */
  long overtaken() {
    return overtaken.size();
  }

  /** Whether nothing that is older than two seconds waits for its acknowledgement. */
  boolean isUpToDate() {
    return gateway.unacknowledged() * PERIOD_MILLIS <= UP_TO_DATE_MILLIS;
  }

  GatewayCounters counters() {
    return gateway.counters();
  }

  @Override
  public void close() {
    stopping = true;
    gateway.close();
  }

  private void send() {
    long next = System.currentTimeMillis() / PERIOD_MILLIS * PERIOD_MILLIS;
    try {
      while (!stopping) {
        next += PERIOD_MILLIS;
        await(next);
        int number = moments.size() + 1;
        if (number % OVERTAKEN == 0) {
          overtake(next);
          next += PERIOD_MILLIS;
        } else if (number % REPEATED == 0) {
          repeat(next);
          next += PERIOD_MILLIS;
        } else {
          send(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // The gateway was closed: the run is being broken off.
      stopping = true;
    }
  }

  /** The next one is sent first. */
  private void overtake(long moment) throws InterruptedException {
    await(moment + PERIOD_MILLIS);
    gateway.send(plant.readings(moment + PERIOD_MILLIS));
    gateway.send(plant.readings(moment));
    moments.add(moment);
    moments.add(moment + PERIOD_MILLIS);
    overtaken.add(moment);
  }

  /** It is sent again behind the next one. */
  private void repeat(long moment) throws InterruptedException {
    send(moment);
    await(moment + PERIOD_MILLIS);
    send(moment + PERIOD_MILLIS);
    gateway.send(plant.readings(moment));
    repeated++;
  }

  private void send(long moment) throws InterruptedException {
    gateway.send(plant.readings(moment));
    moments.add(moment);
  }

  private static void await(long moment) throws InterruptedException {
    long wait = moment - System.currentTimeMillis();
    if (wait > 0) {
      Thread.sleep(wait);
    }
  }
}
