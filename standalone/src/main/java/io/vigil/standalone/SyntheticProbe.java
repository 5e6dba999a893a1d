package io.vigil.standalone;

import io.vigil.alerting.intake.Probe;
import io.vigil.alerting.registry.PlantImport.GatewayCredential;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends the reading that tests the whole way ({@link Probe}), as a gateway of its own over the
 * broker: on, off, on, off; and with it what Vigil knows of itself and somebody should be told.
 * What waits because the chain is stopped is not piled up.
 */
final class SyntheticProbe implements AutoCloseable {
  private static final int WINDOW = 4;

  private final GatewayClient gateway;
  private final Supplier<Map<String, Integer>> facts;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "probe");

  private SyntheticProbe(GatewayClient gateway, Supplier<Map<String, Integer>> facts) {
    this.gateway = gateway;
    this.facts = facts;
    thread.setDaemon(true);
  }

  /**
   * Begins to send to this broker.
   *
   * @param facts numbers by the code of the probe's point that says them; without what is not known
   */
  static SyntheticProbe start(
      String mqtt, GatewayCredential credential, Supplier<Map<String, Integer>> facts) {
    GatewayOptions options =
        GatewayOptions.of(mqtt, Probe.ENTERPRISE, Probe.GATEWAY, credential.password())
            .withWindow(WINDOW);
    SyntheticProbe probe =
        new SyntheticProbe(GatewayClient.start(options, GatewayListener.NONE), facts);
    probe.thread.start();
    return probe;
  }

  private void run() {
    int pulse = 0;
    try {
      do {
        pulse = 1 - pulse;
        long now = System.currentTimeMillis();
        Outgoing out = new Outgoing().add(Probe.POINT, now, pulse);
        facts.get().forEach((point, count) -> out.add(point, now, count));
        gateway.send(out, Probe.PERIOD);
      } while (!closed.await(Probe.PERIOD.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    gateway.close();
  }
}
