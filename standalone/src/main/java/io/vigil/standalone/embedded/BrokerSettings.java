package io.vigil.standalone.embedded;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.migration.meta.PersistenceType;
import io.vigil.alerting.tls.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The limits of the embedded broker: its {@code config.xml}, and those that HiveMQ keeps as static
 * fields of the JVM (so all embedded brokers of one JVM share them).
 */
final class BrokerSettings {
  /** What one message may carry (design: onboarding §6). */
  static final int MAX_PAYLOAD_BYTES = 65_536;

  /** Room for topic and properties beside the payload; beyond it HiveMQ refuses without asking. */
  private static final int MAX_PACKET_BYTES = MAX_PAYLOAD_BYTES + 2_048;

  /**
   * HiveMQ delivers to a client in windows and waits until all of one is acknowledged; with its 50
   * a client that acknowledges late gets half the rate.
   */
  private static final int WINDOW = 1_000;

  /** Its storage engine would take half of the heap to cache files that are hardly read again. */
  private static final long FILE_CACHE_BYTES = 64L << 20;

  /** It refuses to open with less, and then the start of the broker never ends. */
  private static final long LEAST_CACHE_PERCENT = 5;

  /**
   * Each kind of data has its buckets, each bucket its files (64 of 8 MiB by default), and a file
   * goes only as a whole: their sum is what used-up messages still occupy on the disk.
   */
  private static final int BUCKETS = 16;

  private static final int FILE_KIB = 2_048;

  private static final String CONFIG =
      """
      <?xml version="1.0"?>
      <hivemq>
        <listeners>
          <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
      %s  </listeners>
        <mqtt>
          <queued-messages><max-queue-size>1000</max-queue-size><strategy>discard</strategy></queued-messages>
          <receive-maximum><server-receive-maximum>1000</server-receive-maximum></receive-maximum>
          <packets><max-packet-size>%d</max-packet-size></packets>
          <session-expiry><max-interval>604800</max-interval></session-expiry>
          <keep-alive><max-keep-alive>600</max-keep-alive><allow-unlimited>false</allow-unlimited></keep-alive>
        </mqtt>
        <restrictions>
          <max-connections>5000</max-connections>
          <max-client-id-length>128</max-client-id-length>
          <max-topic-length>256</max-topic-length>
          <no-connect-idle-timeout>5000</no-connect-idle-timeout>
        </restrictions>
        <security><allow-empty-client-id><enabled>false</enabled></allow-empty-client-id></security>
        <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
        <persistence><mode>file</mode></persistence>
      </hivemq>
      """;

  private BrokerSettings() {}

  /** How many messages wait for one client at most; a newer one is then dropped by the broker. */
  static long queueOf(BrokerIdentity.Kind kind) {
    return switch (kind) {
      case GATEWAY, ROOM -> 1_000;
      case INGEST -> 20_000;
    };
  }

  /**
   * Writes the file, for us alone: it may have the password of our key in it.
   *
   * @param port on loopback, without TLS
   * @param outer further listeners
   */
  static void write(Path folder, int port, String outer) throws IOException {
    PrivateFile.write(
        folder.resolve("config.xml"),
        CONFIG.formatted(port, outer, MAX_PACKET_BYTES).getBytes(StandardCharsets.UTF_8));
  }

  /** Must run before the broker is built. */
  static synchronized void applyToJvm() {
    // No RocksDB: its library clashes with Flink's, and it reserves 1.4 GB of disk.
    InternalConfigurations.PAYLOAD_PERSISTENCE_TYPE.set(PersistenceType.FILE);
    InternalConfigurations.RETAINED_MESSAGE_PERSISTENCE_TYPE.set(PersistenceType.FILE);
    InternalConfigurations.MAX_INFLIGHT_WINDOW_SIZE_MESSAGES = WINDOW;
    InternalConfigurations.PUBLISH_POLL_BATCH_SIZE = WINDOW;
    InternalConfigurations.JMX_REPORTER_ENABLED.set(false);
    // How long a stop waits for writes that come after the last connection has gone.
    InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(500);
    InternalConfigurations.PERSISTENCE_BUCKET_COUNT.set(BUCKETS);
    InternalConfigurations.PAYLOAD_PERSISTENCE_BUCKET_COUNT.set(BUCKETS);
    setUnlessSet("exodus.memoryUsagePercentage", cachePercent(Runtime.getRuntime().maxMemory()));
    setUnlessSet("exodus.log.fileSize", FILE_KIB);
  }

  /** The share of the heap that caches files: 64 MiB, or the least that is taken. */
  static long cachePercent(long heapBytes) {
    return Math.max(LEAST_CACHE_PERCENT, 100 * FILE_CACHE_BYTES / heapBytes);
  }

  /** The storage engine reads system properties; HiveMQ has no setting for these. */
  private static void setUnlessSet(String property, long value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Long.toString(value));
    }
  }

  /** Building a broker opens this door for the time before its security runs; we keep it shut. */
  static void denyUnauthenticated() {
    InternalConfigurations.AUTH_DENY_UNAUTHENTICATED_CONNECTIONS.set(true);
  }
}
