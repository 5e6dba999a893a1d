package io.vigil.standalone.chaos;

import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayCounters;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends the readings of one plant five times a second, through every outage, and keeps the list of
 * the moments it sent. Its own thread sends; the list is read after {@link #finish}.
 */
final class LedgerSender implements AutoCloseable {
  static final long PERIOD_MILLIS = 200;

  private final LedgerPlant plant;
  private final GatewayClient gateway;
  private final Thread thread;
  private final List<Long> moments = new ArrayList<>();
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
        long wait = next - System.currentTimeMillis();
        if (wait > 0) {
          Thread.sleep(wait);
        }
        gateway.send(plant.readings(next));
        moments.add(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // The gateway was closed: the run is being broken off.
      stopping = true;
    }
  }
}
