package io.vigil.ingest.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on loopback for senders that post their messages: {@code POST /v1/up/{kind}} with a
 * gateway's credential (Basic). The bytes, their numbers and what becomes of them are those of
 * MQTT; the answer is given when the log has the message.
 *
 * <p>Bounded: 16 messages are worked on and 256 wait, a request must be there within 10 s, a
 * connection that says nothing is ended after 30 s, and whom the log does not answer within 10 s is
 * told to post again. TLS is a matter of the proxy in front, as for the web server. {@link #close}
 * may be called from any thread; whoever still waits for an answer sees the connection end, and
 * posts again.
 */
public final class HttpDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int THREADS = 16;
  private static final int WAITING = 256;

  private final HttpServer server;
  private final ExecutorService executor;

  private HttpDoor(HttpServer server, ExecutorService executor) {
    this.server = server;
    this.executor = executor;
  }

  /**
   * Opens the door.
   *
   * @param port of 127.0.0.1, or 0 for any free one
   * @throws IOException if the port is taken
   */
  public static HttpDoor open(int port, SenderAccess access, PostSink sink) throws IOException {
    return open(port, access, sink, PATIENCE);
  }

  /** The same, and a message that the log does not take within this time is given back. */
  static HttpDoor open(int port, SenderAccess access, PostSink sink, Duration patience)
      throws IOException {
    boundSlowSenders();
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
    HttpServer server = HttpServer.create(address, WAITING);
    ExecutorService executor = executor();
    server.setExecutor(executor);
    server.createContext("/", new PostHandler(access, sink, patience));
    server.start();
    HttpDoor door = new HttpDoor(server, executor);
    LOG.info("http door: {}", door.uri());
    return door;
  }

  /** Base address: {@code http://127.0.0.1:port}. */
  public String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
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
        THREADS,
        THREADS,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(WAITING),
        task -> {
          Thread thread = new Thread(task, "vigil-http-door-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
