package io.vigil.sim.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.sim.mqtt.Wait;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real InfluxDB 1.x on free ports. */
public final class TestInfluxd implements AutoCloseable {
  /** The database that exists. */
  public static final String DATABASE = "vigil";

  private static final Path BINARY = Path.of("/usr/bin/influxd");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String url;

  private TestInfluxd(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** A running store; skips the test, naming the path, where InfluxDB is not installed. */
  public static TestInfluxd start(Path folder) throws IOException {
    assumeTrue(
        Files.isExecutable(BINARY),
        "skipped: no InfluxDB at " + BINARY + "; apt-get install influxdb");
    int port = freePort();
    Path config =
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
            [monitor]
              store-enabled = false
            [http]
              bind-address = "127.0.0.1:%d"
            """
                .formatted(freePort(), folder, folder, folder, port));
    Process process =
        new ProcessBuilder(BINARY.toString(), "run", "-config", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    TestInfluxd influx = new TestInfluxd(process, "http://127.0.0.1:" + port);
    try {
      Wait.until(
          "influxd takes a database",
          () -> influx.post("/query?q=CREATE%20DATABASE%20" + DATABASE, "") == 200);
      return influx;
    } catch (AssertionError e) {
      influx.close();
      throw e;
    }
  }

  /** Its base URL. */
  public String url() {
    return url;
  }

  /** Writes line protocol; the status of the answer. */
  public int write(String lines) {
    return post("/write?precision=ms&db=" + DATABASE, lines);
  }

  private int post(String path, String body) {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create(url + path))
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  @Override
  public void close() {
    process.destroy();
    Wait.until("influxd ended", () -> !process.isAlive());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
