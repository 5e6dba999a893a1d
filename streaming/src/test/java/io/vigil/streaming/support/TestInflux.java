package io.vigil.streaming.support;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vigil.streaming.store.StoreOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real InfluxDB 1.x on free ports: Debian's {@code influxd}, which can be stopped and go on. */
public final class TestInflux implements AutoCloseable {
  /** The database that every test writes to. */
  public static final String DATABASE = "vigil";

  private static final Path INFLUXD = Path.of("/usr/bin/influxd");

  private final Path folder;
  private final int port;
  private final int inner;
  private @Nullable Process process;

  private TestInflux(Path folder, int port, int inner) {
    this.folder = folder;
    this.port = port;
    this.inner = inner;
  }

  /** Starts it with an empty database; skips the test where it is not installed. */
  public static TestInflux start(Path folder) throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(INFLUXD), INFLUXD + " is missing: apt-get install influxdb");
    Path own = Files.createDirectories(folder.resolve("influx"));
    TestInflux influx = new TestInflux(own, FreePort.pick(), FreePort.pick());
    influx.configure();
    influx.start();
    influx.send("POST", "/query?q=CREATE%20DATABASE%20" + DATABASE, BodyHandlers.discarding());
    return influx;
  }

  /** Options of a writer to it, with the usual batches. */
  public StoreOptions options(Path deadLetters) {
    return StoreOptions.influx1(url(), DATABASE, deadLetters.toString());
  }

  /** Address of its HTTP port; stays the same over a stop. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Starts it again on what it had stored. */
  public void start() throws IOException {
    process =
        new ProcessBuilder(
                INFLUXD.toString(), "run", "-config", folder.resolve("influx.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out.log").toFile()))
            .start();
    Await.until("influxd answers", this::answers);
  }

  /** Ends it as kill -9 does. */
  public void stop() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
      process = null;
    }
  }

  /**
   * Rows of a query, each as names of columns with their values as text.
   *
   * @throws CompletionException if it does not answer
   */
  public List<Map<String, String>> query(String influxQl) {
    String encoded = URLEncoder.encode(influxQl, StandardCharsets.UTF_8);
    String answer =
        send("GET", "/query?epoch=ns&db=" + DATABASE + "&q=" + encoded, BodyHandlers.ofString())
            .body();
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonElement result :
        JsonParser.parseString(answer).getAsJsonObject().getAsJsonArray("results")) {
      JsonElement series = result.getAsJsonObject().get("series");
      if (series != null) {
        series.getAsJsonArray().forEach(each -> addRows(each.getAsJsonObject(), rows));
      }
    }
    return rows;
  }

  /** How many rows a query has. */
  public int count(String influxQl) {
    return query(influxQl).size();
  }

  @Override
  public void close() {
    stop();
  }

  private static void addRows(JsonObject series, List<Map<String, String>> rows) {
    JsonArray columns = series.getAsJsonArray("columns");
    for (JsonElement values : series.getAsJsonArray("values")) {
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < columns.size(); i++) {
        JsonElement value = values.getAsJsonArray().get(i);
        if (!value.isJsonNull()) {
          row.put(columns.get(i).getAsString(), value.getAsString());
        }
      }
      rows.add(row);
    }
  }

  private boolean answers() {
    try {
      return send("GET", "/ping", BodyHandlers.discarding()).statusCode() == 204;
    } catch (CompletionException e) {
      return false; // not up yet
    }
  }

  private <T> HttpResponse<T> send(String method, String path, BodyHandler<T> body) {
    return HttpClient.newHttpClient()
        .sendAsync(
            HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            body)
        .join();
  }

  private void configure() throws IOException {
    Files.writeString(
        folder.resolve("influx.conf"),
        """
        reporting-disabled = true
        bind-address = "127.0.0.1:%d"
        [meta]
          dir = "%s/meta"
        [data]
          dir = "%s/data"
          wal-dir = "%s/wal"
          query-log-enabled = false
        [monitor]
          store-enabled = false
        [http]
          bind-address = "127.0.0.1:%d"
          log-enabled = false
        """
            .formatted(inner, folder, folder, folder, port));
  }
}
