package io.vigil.alerting.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A system on loopback that is told of Alerts: keeps what it gets, and answers as it is told. */
public final class Receiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile int status = 200;
  private volatile boolean hanging;
  private volatile String location = "";
  private volatile String unwanted = "\0";
  private volatile String answer = "said";
  private volatile long endless;
  private final AtomicLong poured = new AtomicLong();

  /** A request as it came, the repeats too. */
  public record Got(String method, Headers headers, String text, JsonNode body, URI uri) {
    /** A parameter of the address, decoded; empty if it is not there. */
    public String parameter(String name) {
      for (String one : uri.getRawQuery().split("&", -1)) {
        if (one.startsWith(name + "=")) {
          return URLDecoder.decode(one.substring(name.length() + 1), StandardCharsets.UTF_8);
        }
      }
      return "";
    }

    /** What a robot was told to say. */
    public String said() {
      return body.get("text").get("content").asText();
    }

    /** The same in every attempt. */
    public String key() {
      return headers.getFirst("Idempotency-Key");
    }

    /** 1 for the first. */
    public int attempt() {
      return Integer.parseInt(headers.getFirst("Vigil-Attempt"));
    }

    /** Codes of the points that it tells of. */
    public List<String> points() {
      List<String> points = new ArrayList<>();
      body.get("alerts").forEach(one -> points.add(one.get("labels").get("point").asText()));
      return points;
    }
  }

  private Receiver(HttpServer server) {
    this.server = server;
  }

  /** One that accepts everything. */
  public static Receiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Receiver receiver = new Receiver(server);
    server.createContext("/", receiver::take);
    server.setExecutor(receiver.threads);
    server.start();
    return receiver;
  }

  /** From now on answers with this status. */
  public Receiver answering(int other) {
    status = other;
    hanging = false;
    return this;
  }

  /** From now on says this when it answers. */
  public Receiver saying(String text) {
    answer = text;
    return this;
  }

  /** From now on sends everybody elsewhere. */
  public Receiver redirecting(String elsewhere) {
    location = elsewhere;
    return answering(302);
  }

  /** From now on answers 500 to what holds this text, and takes the rest. */
  public Receiver refusing(String text) {
    unwanted = text;
    return this;
  }

  /** From now on takes requests and says nothing. */
  public Receiver hanging() {
    hanging = true;
    return this;
  }

  /** From now on answers with so many bytes, for as long as somebody takes them; 0 for words. */
  public Receiver pouring(long bytes) {
    endless = bytes;
    return this;
  }

  /** How many bytes of such an answer were taken, once nobody takes more. */
  public long poured() {
    return poured.get();
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts";
  }

  /** What came, oldest first. */
  public List<Got> got() {
    return got;
  }

  /** What came, once it is as much. */
  public List<Got> got(int requests) throws Exception {
    return Eventually.get(() -> List.copyOf(got), all -> all.size() >= requests);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean silent = hanging;
    got.add(
        new Got(
            exchange.getRequestMethod(),
            exchange.getRequestHeaders(),
            text,
            JSON.readTree(text),
            exchange.getRequestURI()));
    if (silent) {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (!location.isEmpty()) {
      exchange.getResponseHeaders().set("Location", location);
    }
    if (endless > 0) {
      pour(exchange);
      return;
    }
    byte[] said = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(text.contains(unwanted) ? 500 : status, said.length);
    exchange.getResponseBody().write(said);
    exchange.close();
  }

  private void pour(HttpExchange exchange) throws IOException {
    byte[] some = new byte[1 << 16];
    Arrays.fill(some, (byte) 'a');
    long taken = 0;
    exchange.sendResponseHeaders(status, endless);
    try (OutputStream body = exchange.getResponseBody()) {
      for (; taken < endless; taken += some.length) {
        body.write(some);
      }
    } catch (IOException cut) {
      // nobody takes more
    } finally {
      poured.set(taken);
      exchange.close();
    }
  }
}
