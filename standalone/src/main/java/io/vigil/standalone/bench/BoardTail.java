package io.vigil.standalone.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.standalone.VigilApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Listens as a duty officer's browser does, and notes when each activation first came down the
 * event stream. A thread of its own.
 */
final class BoardTail implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "data:";

  private final Map<String, Long> heard = new ConcurrentHashMap<>();
  private final Stream<String> lines;
  private final Thread thread;
  private volatile boolean stopping;

  /** Listens from now on. */
  BoardTail(VigilApi person) throws IOException, InterruptedException {
    lines = person.stream(person.get("/api/v1/alerts?limit=1").path("position").asText());
    thread = new Thread(this::follow, "bench-board");
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    try {
      lines.filter(line -> line.startsWith(DATA)).forEach(this::take);
    } catch (UncheckedIOException e) {
      if (!stopping) {
        throw e;
      }
    }
  }

  private void take(String line) {
    long now = System.nanoTime();
    try {
      String activation = JSON.readTree(line.substring(DATA.length())).path("activation").asText();
      heard.putIfAbsent(activation, now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When, on {@link System#nanoTime}, each activation was heard of, by its id. */
  Map<String, Long> heard() {
    return Map.copyOf(heard);
  }

  @Override
  public void close() {
    stopping = true;
    lines.close();
    thread.interrupt();
  }
}
