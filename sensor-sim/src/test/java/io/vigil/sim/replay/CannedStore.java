package io.vigil.sim.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** An HTTP server that answers each question with the next answer, and remembers the questions. */
final class CannedStore implements AutoCloseable {
  private final HttpServer server;
  private final List<URI> asked = Collections.synchronizedList(new ArrayList<>());

  /** Guarded by itself. */
  private final Deque<Answer> answers = new ArrayDeque<>();

  private record Answer(int status, byte[] body, long announced) {}

  private CannedStore(HttpServer server) {
    this.server = server;
  }

  /** A running server at a free port. */
  static CannedStore start() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    CannedStore store = new CannedStore(HttpServer.create(any, 0));
    store.server.createContext("/", store::handle);
    store.server.start();
    return store;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next answer. */
  CannedStore answer(int status, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return add(new Answer(status, bytes, bytes.length));
  }

  /** The next answer ends before it has said what its length promised. */
  CannedStore answerCutShort(String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return add(new Answer(200, bytes, bytes.length + 100));
  }

  private CannedStore add(Answer answer) {
    synchronized (answers) {
      answers.add(answer);
    }
    return this;
  }

  /** The questions so far, as addresses; their queries decoded by {@link URI#getQuery}. */
  List<URI> asked() {
    return List.copyOf(asked);
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI());
    Answer answer;
    synchronized (answers) {
      answer = answers.isEmpty() ? new Answer(418, new byte[0], 0) : answers.remove();
    }
    long length = answer.announced() == 0 ? -1 : answer.announced();
    exchange.sendResponseHeaders(answer.status(), length);
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      out.write(answer.body());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
