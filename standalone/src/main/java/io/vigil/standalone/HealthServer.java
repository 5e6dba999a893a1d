package io.vigil.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers supervisors of a process that has no web server of its own: {@code /health/liveness},
 * {@code /health/readiness} (503 and words while something is wrong) and {@code /metrics}
 * (Prometheus), in the form of alerting's. Nothing can be changed through it, and it shows no
 * secret.
 *
 * <p>One thread of its own asks the suppliers; {@link #close} may be called from any thread.
 */
final class HealthServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final ExecutorService executor;

  private HealthServer(HttpServer server, ExecutorService executor) {
    this.server = server;
    this.executor = executor;
  }

  /**
   * Answers from now on.
   *
   * @param part name of the part, for people
   * @param trouble what is wrong with it now, in words; empty when it works
   * @param metrics figures in Prometheus text
   * @throws IOException if the port is taken
   */
  static HealthServer open(
      String host,
      int port,
      String part,
      Supplier<Optional<String>> trouble,
      Supplier<String> metrics)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
    ExecutorService executor =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "health");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(executor);
    server.createContext("/health/liveness", answer(part, Optional::empty));
    server.createContext("/health/readiness", answer(part, trouble));
    server.createContext(
        "/metrics",
        exchange -> send(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", metrics.get()));
    server.start();
    LOG.info("{}: health and metrics at http://{}:{}", part, host, server.getAddress().getPort());
    return new HealthServer(server, executor);
  }

  /** The port that is listened on. */
  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private static HttpHandler answer(String name, Supplier<Optional<String>> trouble) {
    return exchange -> {
      Optional<String> wrong = trouble.get();
      String status = wrong.isEmpty() ? "UP" : "DOWN";
      ObjectNode health = JSON.createObjectNode().put("status", status);
      ObjectNode part = health.putArray("parts").addObject().put("name", name);
      part.put("status", status).put("trouble", wrong.orElse(null));
      send(exchange, wrong.isEmpty() ? OK : UNAVAILABLE, "application/json", health.toString());
    };
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
