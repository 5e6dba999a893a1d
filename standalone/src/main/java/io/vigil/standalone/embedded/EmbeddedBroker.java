package io.vigil.standalone.embedded;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MQTT broker inside this process: HiveMQ CE, MQTT 3.1.1 and 5, on loopback, and over TLS
 * wherever it is told to.
 *
 * <p>Nobody gets in without a credential, and a credential reaches only its own topics ({@link
 * BrokerIdentity.Kind}); a refusal is told in words where MQTT 5 has room for them and is kept in
 * {@link #refusals}. Sessions, subscriptions and queued messages live in the folder and survive a
 * restart, also after {@code kill -9}; a power cut may lose the last seconds, in every {@link
 * DurabilityProfile}. The proof for a sender is therefore not the broker's acknowledgement but
 * Vigil's own on the downlink.
 *
 * <p>Bounded: 1,000 messages wait for a gateway, 20,000 for a client of ours (newer ones are
 * dropped), 64 KiB per message, 5,000 connections, of which an enterprise has its share ({@link
 * BrokerAccess#connections}), sessions end after 7 days away. {@link #close} may be called from any
 * thread, more than once; it takes about 3 s.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final long TIMEOUT_SECONDS = 60;

  private final ServerFolder folder;
  private final EmbeddedHiveMQ server;
  private final int port;
  private final String outerUri;
  private final BrokerRefusals refusals;
  private final BrokerConnections connections;
  private final BrokerSecurity security;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedBroker(
      ServerFolder folder,
      EmbeddedHiveMQ server,
      int port,
      String outerUri,
      BrokerRefusals refusals,
      BrokerConnections connections,
      BrokerSecurity security) {
    this.folder = folder;
    this.server = server;
    this.port = port;
    this.outerUri = outerUri;
    this.refusals = refusals;
    this.connections = connections;
    this.security = security;
  }

  /**
   * Starts the broker and returns when it takes connections and has refused an anonymous one.
   *
   * @param folder of this broker alone; created when absent
   * @param port of 127.0.0.1, or 0 for that of the last run, or a free one at the first run
   * @throws IOException if the port or the folder is taken, the folder cannot be used, or an
   *     anonymous connection is let in
   */
  public static EmbeddedBroker start(Path folder, int port, BrokerAccess access)
      throws IOException {
    return start(folder, port, access, Optional.empty());
  }

  /**
   * The same with a listener for gateways, which then has the port. What is on loopback is for this
   * process, at a port of its own.
   */
  public static EmbeddedBroker start(
      Path folder, int port, BrokerAccess access, Optional<OuterListener> outer)
      throws IOException {
    ServerFolder owned = ServerFolder.take(folder);
    try {
      return start(owned, port, access, outer);
    } catch (IOException | RuntimeException failed) {
      owned.close();
      throw new IOException(
          "the broker in " + folder + " did not start: " + failed.getMessage(), failed);
    }
  }

  private static EmbeddedBroker start(
      ServerFolder folder, int port, BrokerAccess access, Optional<OuterListener> outer)
      throws IOException {
    long began = System.nanoTime();
    int mqttPort = folder.choosePort("broker", port);
    int ownPort = outer.isPresent() ? folder.choosePort("broker-own", 0) : mqttPort;
    String outerUri =
        outer.map(listener -> "ssl://" + listener.host() + ":" + mqttPort).orElse(uri(ownPort));
    Path conf = Files.createDirectories(folder.path().resolve("conf"));
    BrokerSettings.write(conf, ownPort, outer.map(listener -> listener.xml(mqttPort)).orElse(""));
    BrokerRefusals refusals = new BrokerRefusals();
    BrokerConnections connections = new BrokerConnections(refusals);
    BrokerSecurity security = new BrokerSecurity(access, refusals, connections);
    EmbeddedHiveMQ server = build(folder.path(), conf, security);
    EmbeddedBroker broker =
        new EmbeddedBroker(folder, server, ownPort, outerUri, refusals, connections, security);
    broker.startup();
    folder.keepPorts();
    long millis = (System.nanoTime() - began) / 1_000_000;
    LOG.info("broker: {}, {} ms", outerUri, millis);
    return broker;
  }

  private static EmbeddedHiveMQ build(Path folder, Path conf, BrokerSecurity security)
      throws IOException {
    BrokerSettings.applyToJvm();
    EmbeddedHiveMQ server =
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(conf)
            .withDataFolder(Files.createDirectories(folder.resolve("data")))
            .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
            .withEmbeddedExtension(security.extension())
            .withoutLoggingBootstrap()
            .build();
    BrokerSettings.denyUnauthenticated();
    return server;
  }

  /** Address for clients of this process: {@code tcp://127.0.0.1:port}. */
  public String uri() {
    return uri(port);
  }

  private static String uri(int port) {
    return "tcp://127.0.0.1:" + port;
  }

  /** Address for gateways: {@code ssl://host:port}, or {@link #uri} without TLS. */
  public String outerUri() {
    return outerUri;
  }

  /** Port of {@link #uri}. */
  public int port() {
    return port;
  }

  /** How many user names signed in again from another address within this time. */
  public int takenOver(Duration within) {
    return connections.takenOverSince(Clock.systemUTC().instant().minus(within));
  }

  /** How many connections this user name has now. */
  public int connections(String username) {
    return connections.of(username);
  }

  /** What was refused since the start. */
  public BrokerRefusals refusals() {
    return refusals;
  }

  /** Ends the connections of this user name: its credential is no longer good. */
  public void disconnect(String username) {
    if (!closed.get()) {
      security.disconnect(username);
    }
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      // A broker that hangs in its start would hang in close() too.
      server.stop().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      server.close();
      LOG.info("broker: stopped");
    } catch (ExecutionException | TimeoutException failed) {
      LOG.warn("the broker did not stop in order", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      folder.close();
    }
  }

  private void startup() throws IOException {
    try {
      server.start().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      requireShutDoor();
    } catch (ExecutionException | TimeoutException failed) {
      close();
      throw new IOException(failed);
    } catch (IOException open) {
      close();
      throw open;
    } catch (InterruptedException interrupted) {
      close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the broker started", interrupted);
    }
  }

  /** The count proves that it was this broker that answered, not another one on the port. */
  private void requireShutDoor() throws IOException {
    int reason = ReadinessProbe.anonymousConnect(port);
    if (reason != ReadinessProbe.NOT_AUTHORIZED
        || refusals.count(BrokerRefusals.Code.AUTH_FAIL) == 0) {
      throw new IOException("an anonymous connection was answered with " + reason + ", not 135");
    }
  }
}
