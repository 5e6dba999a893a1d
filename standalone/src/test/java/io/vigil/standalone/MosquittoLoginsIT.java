package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.registry.PlantImport.GatewayCredential;
import io.vigil.standalone.embedded.FreePorts;
import io.vigil.standalone.embedded.TestMqttClient;
import io.vigil.standalone.servers.DebianServers;
import io.vigil.standalone.servers.OwnProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Mosquitto that learns from us who may sign in. */
@Timeout(120)
class MosquittoLoginsIT {
  /** Nobody listens there: none of it needs a log. */
  private static final String NO_LOG = "127.0.0.1:1";

  private static final String PASSWORD = "of-ingest";
  private static final String TOPIC = "ent/vigil-probe/up/probe/data";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path data;

  @Test
  @DisplayName(
      "after a restart of everything at which no login changed, the broker keeps what is sent while"
          + " ingest is still away")
  void startThatChangesNothing() throws IOException, InterruptedException, MqttException {
    assumeTrue(!DebianServers.missing().contains("mosquitto"), "no mosquitto: install Debian's");
    Path folder = data.resolve("mosquitto");
    int port = FreePorts.pick();
    OwnProcess broker = DebianServers.mosquitto(folder, port);
    try (Alerting alerting = Alerting.start(AlertingOptions.defaults(data, NO_LOG))) {
      GatewayCredential probe = alerting.expectProbe();
      try (MosquittoLogins first =
          MosquittoLogins.start(folder, alerting.credentials(), PASSWORD)) {
        start(broker);
        try (TestMqttClient ingest = ingest(port)) {
          assertThat(ingest.connect()).as("a session from before").isFalse();
          assertThat(ingest.subscribe("ent/+/up/+/data")).isEqualTo(1);
        }
        assertThat(first).isNotNull();
      }
      broker.stop();
      start(broker);

      assertThat(alerting.expectProbe()).as("the probe has its password for good").isEqualTo(probe);
      try (MosquittoLogins second =
              MosquittoLogins.start(folder, alerting.credentials(), PASSWORD);
          TestMqttClient gateway =
              new TestMqttClient(url(port), "vigil-probe.probe")
                  .with(probe.username(), probe.password())) {
        gateway.connect();
        gateway.publish(TOPIC, "1");
        gateway.publish(TOPIC, "2");
        try (TestMqttClient ingest = ingest(port)) {
          assertThat(ingest.connect()).as("its session").isTrue();
          long end = System.nanoTime() + PATIENCE.toNanos();
          while (ingest.receivedCount() < 2 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
          }
          assertThat(ingest.texts()).containsExactly("1", "2");
        }
        assertThat(second).isNotNull();
      }
    } finally {
      broker.close();
    }
  }

  private static void start(OwnProcess broker) throws IOException, InterruptedException {
    broker.start();
    OwnProcess.await(List.of(broker), PATIENCE);
  }

  private static TestMqttClient ingest(int port) throws MqttException {
    return new TestMqttClient(url(port), "vigil.ingest.0")
        .with("vigil.ingest", PASSWORD)
        .with(
            options -> {
              options.setCleanStart(false);
              options.setSessionExpiryInterval(3_600L);
            });
  }

  private static String url(int port) {
    return "tcp://127.0.0.1:" + port;
  }
}
