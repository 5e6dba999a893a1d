package io.vigil.alerting.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One live stream, read by a thread of its own as a browser reads it. */
public final class Stream implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final java.util.stream.Stream<String> lines;
  private final Thread reader;

  /** One event. */
  public record Heard(String event, String id, JsonNode data, long nanos) {}

  private Stream(java.util.stream.Stream<String> lines) {
    this.lines = lines;
    this.reader = new Thread(this::read, "stream-reader");
    reader.setDaemon(true);
    reader.start();
  }

  static Stream open(HttpClient http, String address, String... headers) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/event-stream");
    if (headers.length > 0) {
      builder.headers(headers);
    }
    HttpRequest request = builder.build();
    try {
      HttpResponse<java.util.stream.Stream<String>> response =
          http.send(request, BodyHandlers.ofLines());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("stream answers " + response.statusCode());
      }
      return new Stream(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The next event that is wanted; fails after 60 s. Those before it are gone. */
  public Heard next(Predicate<Heard> wanted) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      @Nullable Heard event = heard.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event == null) {
        throw new AssertionError("nothing of that was heard in " + PATIENCE_SECONDS + " s");
      }
      if (wanted.test(event)) {
        return event;
      }
    }
  }

  /** The next change of an Alert. */
  public Heard nextAlert() throws InterruptedException {
    return next(event -> event.event().equals("alert"));
  }

  /** The next sign of life. */
  public Heard nextHeartbeat() throws InterruptedException {
    return next(event -> event.event().equals("heartbeat"));
  }

  @Override
  public void close() {
    lines.close();
    reader.interrupt();
  }

  private void read() {
    String[] fields = {"", "", ""};
    try {
      lines.forEach(line -> line(line, fields));
    } catch (UncheckedIOException e) {
      // Cut off: the same as ended, for who listens.
    }
    heard.add(new Heard("closed", "", JSON.nullNode(), System.nanoTime()));
  }

  private void line(String line, String[] fields) {
    if (line.startsWith("event:")) {
      fields[0] = line.substring(6).trim();
    } else if (line.startsWith("id:")) {
      fields[1] = line.substring(3).trim();
    } else if (line.startsWith("data:")) {
      fields[2] = line.substring(5).trim();
    } else if (line.isEmpty() && !fields[2].isEmpty()) {
      try {
        heard.add(new Heard(fields[0], fields[1], JSON.readTree(fields[2]), System.nanoTime()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      fields[0] = "";
      fields[1] = "";
      fields[2] = "";
    }
  }
}
