package io.vigil.standalone;

import io.vigil.alerting.intake.Probe;
import io.vigil.alerting.registry.PlantImport.GatewayCredential;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends the reading that tests the whole way ({@link Probe}), as a gateway of its own over the
 * broker: on, off, on, off. What waits because the chain is stopped is not piled up.
 */
final class SyntheticProbe implements AutoCloseable {
  private static final int WINDOW = 4;

  private final GatewayClient gateway;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "probe");

  private SyntheticProbe(GatewayClient gateway) {
    this.gateway = gateway;
    thread.setDaemon(true);
  }

  /** Begins to send to this broker. */
  static SyntheticProbe start(String mqtt, GatewayCredential credential) {
    GatewayOptions options =
        GatewayOptions.of(mqtt, Probe.ENTERPRISE, Probe.GATEWAY, credential.password())
            .withWindow(WINDOW);
    SyntheticProbe probe = new SyntheticProbe(GatewayClient.start(options, GatewayListener.NONE));
    probe.thread.start();
    return probe;
  }

  private void run() {
    int pulse = 0;
    try {
      do {
        pulse = 1 - pulse;
        gateway.send(
            new Outgoing().add(Probe.POINT, System.currentTimeMillis(), pulse), Probe.PERIOD);
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
