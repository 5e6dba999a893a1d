package io.vigil.ingest.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for senders that post their messages: {@code POST /v1/up/{kind}} with a gateway's
 * credential (Basic). The bytes, their numbers and what becomes of them are those of MQTT; the
 * answer is given when the log has the message.
 *
 * <p>Bounded: a request must be there within 10 s, a connection that says nothing is ended after 30
 * s, and whom the log does not answer within 10 s is told to post again. A sender that dawdles,
 * also over its TLS handshake, holds up a thread, so there may be 256 of them; the connection of
 * one more is ended. Beyond loopback it speaks TLS alone, 1.2 or 1.3. {@link #close} may be called
 * from any thread; whoever still waits for an answer sees the connection end, and posts again.
 */
public final class HttpDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final int THREADS = 256;
  private static final int WAITING = 256;
  private static final int IDLE_SECONDS = 30;

  private final HttpServer server;
  private final ExecutorService executor;

  private HttpDoor(HttpServer server, ExecutorService executor) {
    this.server = server;
    this.executor = executor;
  }

  /**
   * Opens the door on loopback, without TLS.
   *
   * @param port of 127.0.0.1, or 0 for any free one
   * @throws IOException if the port is taken
   */
  public static HttpDoor open(int port, SenderAccess access, PostSink sink) throws IOException {
    return open(port, access, sink, PATIENCE);
  }

  /**
   * Opens the door at any address, with TLS.
   *
   * @throws IOException if the address is none of ours or the port is taken
   */
  public static HttpDoor open(
      InetSocketAddress address, SSLContext tls, SenderAccess access, PostSink sink)
      throws IOException {
    return open(address, tls, new PostHandler(access, sink, PATIENCE));
  }

  /** On loopback, and a message that the log does not take within this time is given back. */
  static HttpDoor open(int port, SenderAccess access, PostSink sink, Duration patience)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
    return open(address, null, new PostHandler(access, sink, patience));
  }

  private static HttpDoor open(
      InetSocketAddress address, @Nullable SSLContext tls, PostHandler handler) throws IOException {
    boundSlowSenders();
    HttpServer server = tls == null ? HttpServer.create(address, WAITING) : secure(address, tls);
    ExecutorService executor = executor();
    server.setExecutor(executor);
    server.createContext("/", handler);
    server.start();
    HttpDoor door = new HttpDoor(server, executor);
    LOG.info("http door: {}", door.uri());
    return door;
  }

  private static HttpsServer secure(InetSocketAddress address, SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create(address, WAITING);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters connection) {
            SSLParameters parameters = tls.getDefaultSSLParameters();
            parameters.setProtocols(PROTOCOLS);
            connection.setSSLParameters(parameters);
          }
        });
    return server;
  }

  /** Base address: {@code http://127.0.0.1:port}, or {@code https://host:port}. */
  public String uri() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    InetSocketAddress address = server.getAddress();
    return scheme + "://" + address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  /** The server of the JDK reads these once in a JVM, and has no other setting for them. */
  private static void boundSlowSenders() {
    setUnlessSet("sun.net.httpserver.maxReqTime", "10");
    setUnlessSet("sun.net.httpserver.idleInterval", "30");
    setUnlessSet("sun.net.httpserver.nodelay", "true");
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static ExecutorService executor() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        THREADS,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "vigil-http-door-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
