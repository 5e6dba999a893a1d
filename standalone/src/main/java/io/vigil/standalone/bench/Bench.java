package io.vigil.standalone.bench;

import io.vigil.sim.load.LoadCounters;
import io.vigil.sim.load.LoadGenerator;
import io.vigil.sim.load.LoadOptions;
import io.vigil.sim.replay.StoreQuery;
import io.vigil.standalone.AdminSignIn;
import io.vigil.standalone.Endpoints;
import io.vigil.standalone.ServerProcess;
import io.vigil.standalone.VigilApi;
import io.vigil.standalone.embedded.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One measurement: a server in a JVM of its own, everything embedded, with the store; load from
 * this JVM through the broker; figures from the server's own counters and from the log.
 */
public final class Bench {
  private static final int PLANTS = 8;
  private static final int POINTS = 2_500;
  private static final int CROSSING_EVERY = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CPU = "vigil_cpu_seconds_total{stage=\"";

  private final Path folder;
  private final AdminSignIn administrator = new AdminSignIn();
  private final Consumer<String> say;

  /** In this folder, empty or new; {@code say} hears the figures, a line at a time. */
  public Bench(Path folder, Consumer<String> say) {
    this.folder = folder;
    this.say = say;
  }

  /** Measures at a rate for a while, after the compiler has had time to warm up. */
  public void run(int readingsPerSecond, int batch, Duration warmUp, Duration duration)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path data = folder.resolve("data");
    Path config = folder.resolve("vigil.properties");
    Files.writeString(
        config,
        "data="
            + data
            + "\nhttp.port="
            + FreePorts.pick()
            + "\nmqtt.port="
            + FreePorts.pick()
            + "\n");
    try (ServerProcess server =
        ServerProcess.start(config, data, folder.resolve("server.log"), "1536m")) {
      Endpoints endpoints = server.endpoints();
      LoadOptions options = options(endpoints, data, readingsPerSecond, batch);
      measure(data, server, endpoints, options, warmUp, duration);
    }
  }

  private LoadOptions options(Endpoints endpoints, Path data, int rate, int batch)
      throws IOException, InterruptedException {
    VigilApi admin = administrator.at(endpoints, data);
    List<LoadOptions.Sender> senders = new ArrayList<>();
    for (int i = 0; i < PLANTS; i++) {
      String enterprise = "bench-" + i;
      String plant =
          new String(LoadGenerator.plantFile(enterprise, POINTS), StandardCharsets.UTF_8);
      String issued = admin.importPlant(enterprise, plant).getOrDefault(LoadGenerator.GATEWAY, "");
      senders.add(new LoadOptions.Sender(enterprise, LoadGenerator.GATEWAY, issued));
    }
    return new LoadOptions(
        endpoints.mqtt(), senders, POINTS, rate, batch, Duration.ZERO, CROSSING_EVERY);
  }

  private void measure(
      Path data,
      ServerProcess server,
      Endpoints endpoints,
      LoadOptions options,
      Duration warmUp,
      Duration duration)
      throws IOException, InterruptedException {
    try (LoadGenerator load = LoadGenerator.start(options)) {
      Thread.sleep(warmUp.toMillis());
      // The board first: an activation that it could not have heard of would count as a late one.
      try (BoardTail board = new BoardTail(administrator.at(endpoints, data));
          ActivationTail tail = new ActivationTail(endpoints.log(), load.crossings())) {
        Map<String, Double> before = figures(endpoints);
        LoadCounters sentBefore = load.counters();
        long began = System.nanoTime();
        Thread.sleep(duration.toMillis());
        double seconds = (System.nanoTime() - began) / 1e9;
        report(options, seconds, sentBefore, load.counters(), before, figures(endpoints));
        say.accept("message to activation: " + tail.latencies().inWords());
        say.accept("message to the duty room's stream: " + tail.until(board.heard()).inWords());
        say.accept("resident memory of the server: " + residentMegabytes(server.pid()) + " MB");
      }
    }
    say.accept("stored after the run: " + stored(endpoints) + " readings");
  }

  private void report(
      LoadOptions options,
      double seconds,
      LoadCounters sentBefore,
      LoadCounters sent,
      Map<String, Double> before,
      Map<String, Double> after) {
    long readings = sent.readings() - sentBefore.readings();
    double judged = delta("vigil_job_total{job=\"alert\",what=\"readings\"}", before, after);
    double stored = delta("vigil_job_total{job=\"history\",what=\"stored\"}", before, after);
    say.accept(
        String.format(
            Locale.ROOT,
            "asked %d readings/s in batches of %d for %.0f s, %d points: sent %.0f/s, judged"
                + " %.0f/s, stored %.0f/s; skipped %d messages, rejected %d",
            options.readingsPerSecond(),
            options.batch(),
            seconds,
            PLANTS * POINTS,
            readings / seconds,
            judged / seconds,
            stored / seconds,
            sent.skipped() - sentBefore.skipped(),
            sent.rejected()));
    double total = 0;
    for (String name : after.keySet()) {
      if (name.startsWith(CPU)) {
        double micros = delta(name, before, after) * 1e6 / Math.max(1, judged);
        total += micros;
        String stage = name.substring(CPU.length(), name.length() - 2);
        say.accept(String.format(Locale.ROOT, "  CPU %-10s %.2f us a reading", stage, micros));
      }
    }
    say.accept(String.format(Locale.ROOT, "  CPU %-10s %.2f us a reading", "all", total));
  }

  private static double delta(String name, Map<String, Double> before, Map<String, Double> after) {
    return after.getOrDefault(name, 0.0) - before.getOrDefault(name, 0.0);
  }

  private static Map<String, Double> figures(Endpoints endpoints)
      throws IOException, InterruptedException {
    String text =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(endpoints.http() + "/metrics")).build(),
                BodyHandlers.ofString())
            .body();
    Map<String, Double> figures = new TreeMap<>();
    for (String line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
      int space = line.lastIndexOf(' ');
      figures.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
    }
    return figures;
  }

  private static long residentMegabytes(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    return 0;
  }

  private static long stored(Endpoints endpoints) throws IOException, InterruptedException {
    StoreQuery store = new StoreQuery(endpoints.store());
    String sql = "select count() from reading";
    long end = System.nanoTime() + PATIENCE.toNanos();
    long before = -1;
    long now = store.number(sql);
    while (now != before && System.nanoTime() < end) {
      Thread.sleep(2_000);
      before = now;
      now = store.number(sql);
    }
    return now;
  }
}
