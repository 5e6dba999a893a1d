package io.vigil.standalone.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vigil.sim.replay.InfluxQuery;
import io.vigil.standalone.AdminSignIn;
import io.vigil.standalone.VigilApi;
import io.vigil.standalone.VigilProcess;
import io.vigil.standalone.embedded.FreePorts;
import io.vigil.standalone.servers.Answers;
import io.vigil.standalone.servers.DebianServers;
import io.vigil.standalone.servers.OwnProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Every part of Vigil and every server it leans on as a process of its own, all on one machine, all
 * with one configuration file; they are killed one after the other. They are started at once, in no
 * order, and wait for each other.
 */
public final class SeparateProcesses implements Victim {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATABASE = "vigil";

  private final Path data;
  private final int http = FreePorts.pick();
  private final int mqtt = FreePorts.pick();
  private final int log = FreePorts.pick();
  private final int store = FreePorts.pick();
  private final int registry = FreePorts.pick();
  private final int ingest = FreePorts.pick();
  private final int streaming = FreePorts.pick();
  private final AdminSignIn admin = new AdminSignIn();
  private final List<OwnProcess> processes = new ArrayList<>();
  private int killed = -1;

  private SeparateProcesses(Path folder) {
    this.data = folder.resolve("data");
  }

  /**
   * Starts everything, and returns when it works.
   *
   * @param folder for data, configuration and output; empty or new
   */
  public static SeparateProcesses start(Path folder) throws IOException, InterruptedException {
    SeparateProcesses all = new SeparateProcesses(Files.createDirectories(folder));
    try {
      all.define(folder);
      for (OwnProcess process : all.processes) {
        process.start();
      }
      all.awaitStore();
      OwnProcess.await(all.processes, PATIENCE);
      return all;
    } catch (IOException | InterruptedException e) {
      all.close();
      throw e;
    }
  }

  @Override
  public String kill() throws InterruptedException {
    killed = (killed + 1) % processes.size();
    processes.get(killed).kill();
    return processes.get(killed).name();
  }

  @Override
  public void restart() throws IOException, InterruptedException {
    processes.get(killed).start();
    OwnProcess.await(processes, PATIENCE);
  }

  @Override
  public VigilApi admin() throws IOException, InterruptedException {
    return admin.at("http://127.0.0.1:" + http, data);
  }

  @Override
  public String mqtt() {
    return "tcp://127.0.0.1:" + mqtt;
  }

  @Override
  public String log() {
    return "127.0.0.1:" + log;
  }

  @Override
  public Iterable<JsonNode> stored(String enterprise) throws IOException, InterruptedException {
    List<JsonNode> rows = new ArrayList<>();
    JsonNode all =
        new InfluxQuery(storeUrl(), DATABASE)
            .series(
                "select quality from reading where enterprise = '"
                    + enterprise
                    + "' group by point");
    for (JsonNode series : all) {
      for (JsonNode value : series.path("values")) {
        ArrayNode row = JSON.createArrayNode();
        rows.add(
            row.add(series.path("tags").path("point").asText())
                .add(value.path(0).asLong() * 1_000));
      }
    }
    return rows;
  }

  /** How many processes there are: so many kills meet each once. */
  public int count() {
    return processes.size();
  }

  @Override
  public void close() {
    processes.forEach(OwnProcess::close);
  }

  private void define(Path folder) throws IOException, InterruptedException {
    Path config = writeConfig(folder);
    add(folder, config, "ingest", "512m", health(ingest));
    add(folder, config, "streaming", "768m", health(streaming));
    add(folder, config, "alerting", "768m", health(http));
    add(folder, config, "log", "512m", Answers.connection(log));
    processes.add(DebianServers.mosquitto(data.resolve("mosquitto"), mqtt));
    processes.add(DebianServers.postgres(folder.resolve("postgresql"), registry));
    processes.add(DebianServers.influx(folder.resolve("influxdb"), store, FreePorts.pick()));
  }

  private void add(
      Path folder, Path config, String part, String heap, OwnProcess.Answering answering) {
    processes.add(
        new OwnProcess(
            part,
            VigilProcess.command(heap, part, config.toString()),
            folder.resolve(part + ".log"),
            answering));
  }

  private Path writeConfig(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("vigil.properties"),
        """
        data = %s
        http.port = %d
        ingest.port = %d
        streaming.port = %d
        log.port = %d
        log.bootstrap = %s
        mqtt.url = %s
        mqtt.password = of-this-run-alone
        mqtt.folder = %s
        registry.url = jdbc:postgresql://127.0.0.1:%d/postgres
        store.url = %s
        store.kind = influxdb1
        store.database = %s
        tick.millis = 20
        """
            .formatted(
                data,
                http,
                ingest,
                streaming,
                log,
                log(),
                mqtt(),
                data.resolve("mosquitto"),
                registry,
                storeUrl(),
                DATABASE));
  }

  /** A database in InfluxDB is not ours to make: an operator does it, here we do. */
  private void awaitStore() throws IOException, InterruptedException {
    OwnProcess.await(processes.subList(processes.size() - 1, processes.size()), PATIENCE);
    HttpRequest create =
        HttpRequest.newBuilder(URI.create(storeUrl() + "/query?q=CREATE%20DATABASE%20" + DATABASE))
            .POST(BodyPublishers.noBody())
            .build();
    int status = HttpClient.newHttpClient().send(create, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException("InfluxDB answers " + status + " to CREATE DATABASE");
    }
  }

  private String storeUrl() {
    return "http://127.0.0.1:" + store;
  }

  private static OwnProcess.Answering health(int port) {
    return Answers.get("http://127.0.0.1:" + port + "/health/readiness");
  }
}
