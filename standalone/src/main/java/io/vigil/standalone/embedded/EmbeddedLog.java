package io.vigil.standalone.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable log inside this process: one Kafka node, broker and controller (KRaft), on loopback.
 *
 * <p>The folder holds everything: segments, the identity of the cluster and the ports, so that a
 * second start goes on where the first ended, also after {@code kill -9} (about 4 s), and clients
 * that lived through it reconnect by themselves. One owner per folder: a second is refused.
 *
 * <p>Failure: where Kafka cannot go on (the disk refuses to be written, files are damaged beyond
 * recovery), it ends the process at once rather than acknowledge what it cannot keep. {@link
 * #close} may be called from any thread, more than once.
 */
public final class EmbeddedLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedLog.class);

  private final ServerFolder folder;
  private final KafkaRaftServer server;
  private final int port;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedLog(ServerFolder folder, KafkaRaftServer server, int port) {
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the log and returns when it takes records.
   *
   * @param folder of this log alone; created when absent
   * @param port of 127.0.0.1, or 0 for that of the last run, or a free one at the first run
   * @throws IOException if the port or the folder is taken, or the folder cannot be used
   */
  public static EmbeddedLog start(Path folder, int port, DurabilityProfile profile)
      throws IOException {
    return start(folder, port, Optional.empty(), profile);
  }

  /**
   * The same for clients that come by another address, which stands before the port.
   *
   * @param advertised host and port that clients are sent to; empty for the port itself
   */
  public static EmbeddedLog start(
      Path folder, int port, Optional<String> advertised, DurabilityProfile profile)
      throws IOException {
    ServerFolder owned = ServerFolder.take(folder);
    try {
      return start(owned, port, advertised, profile);
    } catch (IOException | RuntimeException failed) {
      owned.close();
      throw new IOException(
          "the log in " + folder + " did not start: " + failed.getMessage(), failed);
    }
  }

  private static EmbeddedLog start(
      ServerFolder folder, int port, Optional<String> advertised, DurabilityProfile profile)
      throws IOException {
    long began = System.nanoTime();
    Path files = Files.createDirectories(folder.path().resolve("segments"));
    int clientPort = folder.choosePort("log", port);
    int controllerPort = folder.choosePort("log-controller", 0);
    format(files);
    String address = advertised.orElse("127.0.0.1:" + clientPort);
    LogSettings settings = new LogSettings(files, clientPort, address, controllerPort, profile);
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(settings.properties()), Time.SYSTEM);
    server.startup();
    folder.keepPorts();
    long millis = (System.nanoTime() - began) / 1_000_000;
    LOG.info("log: 127.0.0.1:{}, {}, {} ms", clientPort, profile, millis);
    return new EmbeddedLog(folder, server, clientPort);
  }

  /** Address for producers and consumers: {@code 127.0.0.1:port}. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** Port of {@link #bootstrap}. */
  public int port() {
    return port;
  }

  /** Stops taking records, writes out what is open, and returns when it is done (below 1 s). */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      server.shutdown();
      server.awaitShutdown();
      folder.close();
      LOG.info("log: stopped");
    }
  }

  /** Writes the identity of the node at the first start; a formatted folder is left as it is. */
  private static void format(Path files) throws IOException {
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setClusterId(clusterId(files))
          .setNodeId(LogSettings.NODE_ID)
          .setControllerListenerName(LogSettings.CONTROLLER)
          .setMetadataLogDirectory(files.toString())
          .addDirectory(files.toString())
          .setIgnoreFormatted(true)
          .run();
    } catch (IOException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IOException(
          files + " cannot be formatted as a log: " + failed.getMessage(), failed);
    }
  }

  private static String clusterId(Path files) throws IOException {
    Path meta = files.resolve("meta.properties");
    if (!Files.exists(meta)) {
      return Uuid.randomUuid().toString();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(meta)) {
      properties.load(reader);
    }
    return properties.getProperty("cluster.id", "");
  }
}
