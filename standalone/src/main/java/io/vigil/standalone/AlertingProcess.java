package io.vigil.standalone;

import io.vigil.alerting.Alerting;
import io.vigil.standalone.ProcessOptions.BrokerAddress;
import io.vigil.standalone.UntilStopped.Running;
import io.vigil.standalone.embedded.BrokerIdentity;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerting as a process of its own: activations in, the duty room out, and who may come to the
 * broker. Waits for the registry; log, broker and store may come and go, and readiness says so.
 * Where another works with the same registry, it waits to take over.
 */
final class AlertingProcess implements Running {
  /** Keys it cannot be without. */
  static final List<String> NEEDED =
      List.of("log.bootstrap", "store.url", "mqtt.url", "mqtt.password", "mqtt.folder");

  private static final Logger LOG = LoggerFactory.getLogger(AlertingProcess.class);

  /** What runs: whoever needs another lies on it. */
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  private AlertingProcess() {}

  static AlertingProcess start(StandaloneOptions options) throws IOException, InterruptedException {
    AlertingProcess process = new AlertingProcess();
    try {
      process.begin(options);
      return process;
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private void begin(StandaloneOptions options) throws IOException, InterruptedException {
    if (options.externalRegistry().isPresent()) {
      Neighbours.awaitRegistry(options.externalRegistry().get());
    }
    PartOptions parts = new PartOptions(options);
    ChainMetrics metrics = new ChainMetrics(new StageCpu(), null, List.of());
    Alerting alerting =
        keep(
            Alerting.start(
                parts
                    .alerting(
                        options.externalLog().orElseThrow(), parts.externalStoreUri().orElseThrow())
                    .withTls(options.outer().writeKeys(options.data()).orElse(null))
                    .withParts(List.of(), metrics::text)));
    alerting.onReplaced(Replaced::end);
    BrokerAddress broker = options.processes().broker().orElseThrow();
    keep(
        MosquittoLogins.start(
            options.processes().brokerFolder().orElseThrow(),
            alerting.credentials(),
            broker.password()));
    keep(
        ControlRoomLink.start(
            broker.url(), BrokerIdentity.ingest().username(), broker.password(), alerting.rooms()));
    keep(SyntheticProbe.start(broker.url(), alerting.expectProbe(), alerting::selfFacts));
  }

  private <T extends AutoCloseable> T keep(T part) {
    running.push(part);
    return part;
  }

  @Override
  public void close() {
    for (AutoCloseable part = running.poll(); part != null; part = running.poll()) {
      try {
        part.close();
      } catch (Exception e) { // AutoCloseable; the others must be stopped all the same
        LOG.warn("{} did not stop well", part.getClass().getSimpleName(), e);
      }
    }
  }
}
