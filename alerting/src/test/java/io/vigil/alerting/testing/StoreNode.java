package io.vigil.alerting.testing;

import io.questdb.Bootstrap;
import io.questdb.DefaultBootstrapConfiguration;
import io.questdb.ServerMain;
import io.questdb.griffin.SqlException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A real time-series store in this process, with the table that the history job writes. */
public final class StoreNode implements AutoCloseable {
  private final ServerMain server;

  private StoreNode(ServerMain server) {
    this.server = server;
  }

  /** A store that runs. */
  public static StoreNode start(Path folder) throws IOException, SqlException {
    Files.createDirectories(folder.resolve("conf"));
    Files.writeString(
        folder.resolve("conf").resolve("log.conf"),
        """
        writers=stdout
        w.stdout.class=io.questdb.log.LogConsoleWriter
        w.stdout.level=ERROR
        """);
    ServerMain server = new ServerMain(new Bootstrap(new Loopback(), "-d", folder.toString()));
    server
        .getEngine()
        .execute(
            """
            CREATE TABLE IF NOT EXISTS reading (
              enterprise SYMBOL, unit SYMBOL, point SYMBOL, value DOUBLE, quality SYMBOL,
              why SYMBOL, "offset" LONG, timestamp TIMESTAMP
            ) TIMESTAMP(timestamp) PARTITION BY DAY WAL
            DEDUP UPSERT KEYS(timestamp, enterprise, point)""");
    server.start();
    return new StoreNode(server);
  }

  /** Address for readers. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getHttpServerPort());
  }

  /** Writes lines as the history job does, and waits until they can be read. */
  public void write(String lines) throws IOException, InterruptedException {
    send(URI.create(url() + "/write?precision=ms"), lines);
    server.awaitTable("reading");
  }

  @Override
  public void close() {
    server.close();
  }

  /** Posts line protocol; both stores take it. */
  static void send(URI address, String lines) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(lines)).build(),
                BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("store answers " + answer.statusCode() + ": " + answer.body());
    }
  }

  private static final class Loopback extends DefaultBootstrapConfiguration {
    @Override
    public Map<String, String> getEnv() {
      return Map.of(
          "QDB_HTTP_BIND_TO", "127.0.0.1:0",
          "QDB_HTTP_MIN_ENABLED", "false",
          "QDB_LINE_TCP_ENABLED", "false",
          "QDB_PG_ENABLED", "false",
          "QDB_TELEMETRY_ENABLED", "false",
          "QDB_SHARED_WORKER_COUNT", "1",
          "QDB_CAIRO_WAL_WRITER_DATA_APPEND_PAGE_SIZE", "1M",
          "QDB_CAIRO_WRITER_DATA_APPEND_PAGE_SIZE", "1M");
    }

    @Override
    public boolean useSite() {
      return false;
    }
  }
}
