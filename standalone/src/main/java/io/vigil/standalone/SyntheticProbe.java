package io.vigil.standalone;

import io.vigil.alerting.intake.Probe;
import io.vigil.alerting.registry.PlantImport.GatewayCredential;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends the reading that tests the whole way ({@link Probe}), as a gateway of its own over the
 * broker: on, off, on, off; and with it how many enterprises are over their quota, where that is
 * known. What waits because the chain is stopped is not piled up.
 */
final class SyntheticProbe implements AutoCloseable {
  private static final int WINDOW = 4;

  private final GatewayClient gateway;
  private final Supplier<OptionalInt> overQuota;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "probe");

  private SyntheticProbe(GatewayClient gateway, Supplier<OptionalInt> overQuota) {
    this.gateway = gateway;
    this.overQuota = overQuota;
    thread.setDaemon(true);
  }

  /**
   * Begins to send to this broker.
   *
   * @param overQuota how many enterprises send more than they may; empty where it is not known
   */
  static SyntheticProbe start(
      String mqtt, GatewayCredential credential, Supplier<OptionalInt> overQuota) {
    GatewayOptions options =
        GatewayOptions.of(mqtt, Probe.ENTERPRISE, Probe.GATEWAY, credential.password())
            .withWindow(WINDOW);
    SyntheticProbe probe =
        new SyntheticProbe(GatewayClient.start(options, GatewayListener.NONE), overQuota);
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
        overQuota.get().ifPresent(count -> out.add(Probe.OVER_QUOTA, now, count));
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
