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
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATABASE = "vigil";
  private static final int FEW = 2;
  private static final int MANY = 4;

  /** One task manager holds three jobs at {@link #FEW}, two hold them at {@link #MANY}. */
  private static final int SLOTS = 6;

  private final Path data;
  private final int http = FreePorts.pick();
  private final int mqtt = FreePorts.pick();
  private final int log = FreePorts.pick();
  private final int store = FreePorts.pick();
  private final int registry = FreePorts.pick();
  private final int ingest = FreePorts.pick();
  private final int streaming = FreePorts.pick();
  private final int flinkRpc = FreePorts.pick();
  private final int flinkRest = FreePorts.pick();
  private final AdminSignIn admin = new AdminSignIn();
  private final Path folder;
  private final boolean clustered;
  private final List<OwnProcess> processes = new ArrayList<>();

  /** What happens, one after the other. */
  private final List<Turn> turns = new ArrayList<>();

  private int turn = -1;

  /** Something that is done to them. */
  private record Turn(String name, Act fall, Act rise) {}

  private interface Act {
    void run() throws IOException, InterruptedException;
  }

  private SeparateProcesses(Path folder, boolean clustered) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.data = folder.resolve("data");
    this.clustered = clustered;
  }

  /**
   * Starts everything, and returns when it works. Each process is killed in turn.
   *
   * @param folder for data, configuration and output; empty or new
   */
  public static SeparateProcesses start(Path folder) throws IOException, InterruptedException {
    return start(new SeparateProcesses(folder, false));
  }

  /**
   * The same with the jobs in a Flink cluster of a job manager and two task managers, at
   * parallelism 2: a task manager is killed, the jobs go to parallelism 4, the other task manager,
   * the job manager and the process that keeps the jobs running are killed.
   */
  public static SeparateProcesses startCluster(Path folder)
      throws IOException, InterruptedException {
    return start(new SeparateProcesses(folder, true));
  }

  private static SeparateProcesses start(SeparateProcesses all)
      throws IOException, InterruptedException {
    try {
      all.define();
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
  public String kill() throws IOException, InterruptedException {
    turn = (turn + 1) % turns.size();
    turns.get(turn).fall.run();
    return turns.get(turn).name;
  }

  @Override
  public void restart() throws IOException, InterruptedException {
    turns.get(turn).rise.run();
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

  /** How many things can happen: so many kills are each of them once. */
  public int count() {
    return turns.size();
  }

  @Override
  public void close() {
    processes.forEach(OwnProcess::close);
  }

  private void define() throws IOException, InterruptedException {
    writeConfig(clustered ? FEW : 1);
    OwnProcess keeper = part("streaming", "768m", health(streaming));
    part("ingest", "512m", health(ingest));
    part("alerting", "768m", health(http));
    part("log", "512m", Answers.connection(log));
    processes.add(DebianServers.mosquitto(data.resolve("mosquitto"), mqtt));
    processes.add(DebianServers.postgres(folder.resolve("postgresql"), registry));
    if (clustered) {
      OwnProcess manager = part("jobmanager", "512m", Answers.get(manager("/overview")));
      OwnProcess first = taskManager(1);
      OwnProcess second = taskManager(2);
      killed(first);
      turns.add(new Turn("rescaling " + FEW + " to " + MANY, keeper::kill, () -> rescale(keeper)));
      killed(second);
      killed(manager);
      killed(keeper);
    } else {
      processes.forEach(this::killed);
    }
    OwnProcess influx = DebianServers.influx(folder.resolve("influxdb"), store, FreePorts.pick());
    processes.add(influx);
    if (!clustered) {
      killed(influx);
    }
  }

  private void killed(OwnProcess process) {
    turns.add(new Turn(process.name(), process::kill, process::start));
  }

  private void rescale(OwnProcess keeper) throws IOException {
    writeConfig(MANY);
    keeper.start();
  }

  private OwnProcess taskManager(int number) {
    String name = "taskmanager-" + number;
    int port = FreePorts.pick();
    return add(
        name,
        VigilProcess.command(
            "512m", "taskmanager", config().toString(), "--name", name, "--port", "" + port),
        health(port));
  }

  private OwnProcess part(String part, String heap, OwnProcess.Answering answering) {
    return add(part, VigilProcess.command(heap, part, config().toString()), answering);
  }

  private OwnProcess add(String name, List<String> command, OwnProcess.Answering answering) {
    OwnProcess process = new OwnProcess(name, command, folder.resolve(name + ".log"), answering);
    processes.add(process);
    return process;
  }

  private Path config() {
    return folder.resolve("vigil.properties");
  }

  private String manager(String path) {
    return "http://127.0.0.1:" + flinkRest + path;
  }

  private void writeConfig(int parallelism) throws IOException {
    String text =
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
        streaming.parallelism = %d
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
                DATABASE,
                parallelism);
    String cluster =
        """
        flink.host = 127.0.0.1
        flink.rpc.port = %d
        flink.rest.port = %d
        flink.folder = %s
        flink.slots = %d
        """
            .formatted(flinkRpc, flinkRest, folder.resolve("checkpoints"), SLOTS);
    Files.writeString(config(), clustered ? text + cluster : text);
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
