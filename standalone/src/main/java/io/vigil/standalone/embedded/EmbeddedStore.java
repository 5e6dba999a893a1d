package io.vigil.standalone.embedded;

import io.questdb.Bootstrap;
import io.questdb.DefaultBootstrapConfiguration;
import io.questdb.ServerMain;
import io.questdb.griffin.SqlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time-series store inside this process: QuestDB, HTTP on loopback only.
 *
 * <p>Written with InfluxDB line protocol ({@code POST /api/v2/write}), read with SQL ({@code GET
 * /exec?query=}). The tables {@code reading} and {@code alert} exist before the port opens and
 * merge repeats, so a batch may be written again after any failure. What is written is seen by a
 * query some milliseconds later. Writes survive {@code kill -9}.
 *
 * <p>{@link #close} may be called from any thread, more than once.
 */
public final class EmbeddedStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

  /** Everything below ERROR is one line per commit on stdout. */
  /** Its lines are for whoever looks for a fault in the store: a file a day, for a week. */
  private static final String LOG_CONF =
      """
      writers=file
      w.file.class=io.questdb.log.LogRollingFileWriter
      w.file.level=ERROR
      w.file.location=%s/questdb-${date:yyyyMMdd}.log
      w.file.rollEvery=day
      w.file.lifeDuration=7d
      """;

  private final ServerFolder folder;
  private final ServerMain server;
  private final int port;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedStore(ServerFolder folder, ServerMain server, int port) {
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  /** As {@link #start(Path, int, DurabilityProfile)} with {@link DurabilityProfile#PROCESS}. */
  public static EmbeddedStore start(Path folder, int port) throws IOException {
    return start(folder, port, DurabilityProfile.PROCESS);
  }

  /**
   * Starts the store and returns when it takes writes.
   *
   * @param folder of this store alone; created when absent
   * @param port of 127.0.0.1, or 0 for that of the last run, or a free one at the first run
   * @throws IOException if the port or the folder is taken, or the folder cannot be used
   */
  public static EmbeddedStore start(Path folder, int port, DurabilityProfile profile)
      throws IOException {
    ServerFolder owned = ServerFolder.take(folder);
    try {
      return start(owned, port, profile);
    } catch (IOException | RuntimeException | SqlException failed) {
      owned.close();
      throw new IOException(
          "the store in " + folder + " did not start: " + failed.getMessage(), failed);
    }
  }

  private static EmbeddedStore start(ServerFolder folder, int port, DurabilityProfile profile)
      throws IOException, SqlException {
    long began = System.nanoTime();
    Path root = folder.path();
    Files.createDirectories(root.resolve("conf"));
    Path logs = Files.createDirectories(root.resolve("log"));
    Files.writeString(root.resolve("conf").resolve("log.conf"), LOG_CONF.formatted(logs));
    int httpPort = folder.choosePort("store", port);
    ServerMain server = open(root, new StoreConfiguration(settings(httpPort, profile)));
    folder.keepPorts();
    long millis = (System.nanoTime() - began) / 1_000_000;
    LOG.info("store: 127.0.0.1:{}, {}, {} ms", httpPort, profile, millis);
    return new EmbeddedStore(folder, server, httpPort);
  }

  /** Address for writers and readers: {@code http://127.0.0.1:port}. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Port of {@link #url}. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      server.close();
      folder.close();
      LOG.info("store: stopped");
    }
  }

  private static ServerMain open(Path root, StoreConfiguration configuration) throws SqlException {
    // No other arguments: QuestDB's own helper adds one that ignores our log.conf.
    ServerMain server = new ServerMain(new Bootstrap(configuration, "-d", root.toString()));
    try {
      StoreTables.create(server.getEngine());
      server.start();
      return server;
    } catch (RuntimeException | SqlException failed) {
      server.close();
      throw failed;
    }
  }

  private static Map<String, String> settings(int port, DurabilityProfile profile) {
    Map<String, String> env = new HashMap<>();
    env.put("QDB_HTTP_BIND_TO", "127.0.0.1:" + port);
    env.put("QDB_HTTP_MIN_ENABLED", "false");
    env.put("QDB_LINE_TCP_ENABLED", "false");
    env.put("QDB_LINE_UDP_ENABLED", "false");
    env.put("QDB_PG_ENABLED", "false");
    env.put("QDB_TELEMETRY_ENABLED", "false");
    env.put("QDB_TELEMETRY_DISABLE_COMPLETELY", "true");
    env.put("QDB_QUERY_TRACING_ENABLED", "false");
    env.put("QDB_METRICS_ENABLED", "false");
    env.put("QDB_CAIRO_MAT_VIEW_ENABLED", "false");
    env.put("QDB_SHARED_WORKER_COUNT", "2");
    sleepSoon(env, "SHARED");
    sleepSoon(env, "WAL_APPLY");
    env.put("QDB_CAIRO_COMMIT_MODE", profile == DurabilityProfile.POWER ? "sync" : "nosync");
    // What comes among rows that are there already has their part of the table written anew.
    env.put("QDB_CAIRO_O3_PARTITION_SPLIT_MIN_SIZE", "4M");
    // QuestDB reserves disk by these pages, for every column of every table.
    env.put("QDB_CAIRO_WRITER_DATA_APPEND_PAGE_SIZE", "1M");
    env.put("QDB_CAIRO_WAL_WRITER_DATA_APPEND_PAGE_SIZE", "1M");
    env.put("QDB_CAIRO_SYSTEM_WRITER_DATA_APPEND_PAGE_SIZE", "256k");
    env.put("QDB_CAIRO_SYSTEM_WAL_WRITER_DATA_APPEND_PAGE_SIZE", "256k");
    return env;
  }

  /**
   * A worker without work would look for some 7,000 times before it rests: with a few commits a
   * second it never rested. Now it looks a few times, then each millisecond, then each 10.
   */
  private static void sleepSoon(Map<String, String> env, String workers) {
    env.put("QDB_" + workers + "_WORKER_YIELD_THRESHOLD", "1");
    env.put("QDB_" + workers + "_WORKER_NAP_THRESHOLD", "10");
    env.put("QDB_" + workers + "_WORKER_SLEEP_THRESHOLD", "100");
  }

  /** Settings from us alone: no environment of the machine, no web console on the disk. */
  private static final class StoreConfiguration extends DefaultBootstrapConfiguration {
    private final Map<String, String> env;

    StoreConfiguration(Map<String, String> env) {
      this.env = Map.copyOf(env);
    }

    @Override
    public Map<String, String> getEnv() {
      return env;
    }

    @Override
    public boolean useSite() {
      return false;
    }
  }
}
