package io.vigil.standalone.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vigil.alerting.tls.PrivateFile;
import io.vigil.sim.cable.TcpProxy;
import io.vigil.sim.replay.InfluxQuery;
import io.vigil.standalone.AdminSignIn;
import io.vigil.standalone.VigilApi;
import io.vigil.standalone.VigilProcess;
import io.vigil.standalone.embedded.FreePorts;
import io.vigil.standalone.servers.Answers;
import io.vigil.standalone.servers.DebianServers;
import io.vigil.standalone.servers.OwnProcess;
import io.vigil.standalone.servers.SmallDisk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every part of Vigil and every server it leans on as a process of its own, all on one machine, all
 * with one configuration file. They are started at once, in no order, and wait for each other.
 * Senders reach the broker by a cable that can be pulled, and so do all parts the log.
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

  private final List<Fault> faults = new ArrayList<>();
  private final TcpProxy brokerCable = TcpProxy.to(mqtt);
  private final TcpProxy logCable = TcpProxy.to(log);
  private @Nullable SmallDisk logDisk;

  private SeparateProcesses(Path folder, boolean clustered) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.data = folder.resolve("data");
    this.clustered = clustered;
  }

  /**
   * Starts everything, and returns when it works. Each process can be killed, and all at once; each
   * of ours and the log can stand still; cables can be pulled; the store can be away; the broker
   * can be started again with messages in its queues; and where this user may mount, the disk of
   * the log can be full.
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
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** Each fault but the kill of everything once, in little time. */
  public FaultPlan briefly(long seed) {
    List<Fault> each =
        faults.stream().filter(fault -> fault.kind() != FaultKind.ALL_KILLED).toList();
    return FaultPlan.drawn(each, each.size(), Pace.BRIEF, seed);
  }

  @Override
  public void awaitWorking() throws IOException, InterruptedException {
    OwnProcess.await(processes, PATIENCE);
  }

  @Override
  public VigilApi admin() throws IOException, InterruptedException {
    return admin.at("http://127.0.0.1:" + http, data);
  }

  @Override
  public String mqtt() {
    return "tcp://127.0.0.1:" + brokerCable.port();
  }

  @Override
  public String log() {
    return "127.0.0.1:" + logCable.port();
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

  @Override
  public void close() {
    processes.forEach(OwnProcess::close);
    brokerCable.close();
    logCable.close();
    if (logDisk != null) {
      logDisk.close();
    }
  }

  private void define() throws IOException, InterruptedException {
    writeConfig(clustered ? FEW : 1);
    OwnProcess keeper = part("streaming", "768m", health(streaming));
    OwnProcess gateway = part("ingest", "512m", health(ingest));
    OwnProcess room = part("alerting", "768m", health(http));
    OwnProcess kafka = part("log", "512m", Answers.connection(log));
    OwnProcess broker = DebianServers.mosquitto(data.resolve("mosquitto"), mqtt);
    OwnProcess postgres = DebianServers.postgres(folder.resolve("postgresql"), registry);
    processes.addAll(List.of(broker, postgres));
    if (clustered) {
      defineCluster(keeper);
    } else {
      processes.forEach(this::killed);
      List.of(keeper, gateway, room, kafka).forEach(this::stopped);
      cut("the senders' connections", brokerCable);
      cut("the connections to the log", logCable);
      restartedWithQueue(broker, gateway);
      SmallDisk.mount(data.resolve("log")).ifPresent(disk -> filled(kafka, disk));
    }
    OwnProcess influx = DebianServers.influx(folder.resolve("influxdb"), store, FreePorts.pick());
    processes.add(influx);
    if (!clustered) {
      add(FaultKind.DOWN, influx.name(), influx::kill, influx::start);
      add(FaultKind.ALL_KILLED, "everything", this::killAll, this::startAll);
    }
  }

  private void defineCluster(OwnProcess keeper) {
    OwnProcess manager = part("jobmanager", "512m", Answers.get(manager("/overview")));
    OwnProcess first = taskManager(1);
    OwnProcess second = taskManager(2);
    killed(first);
    String rescaling = "parallelism " + FEW + " to " + MANY;
    add(FaultKind.CHANGED, rescaling, keeper::kill, () -> rescale(keeper));
    killed(second);
    killed(manager);
    killed(keeper);
  }

  private void killed(OwnProcess process) {
    add(FaultKind.KILLED, process.name(), process::kill, process::start);
  }

  private void stopped(OwnProcess process) {
    add(FaultKind.STOPPED, process.name(), process::pause, process::resume);
  }

  private void cut(String what, TcpProxy cable) {
    add(FaultKind.CUT, what, cable::pull, cable::plug);
  }

  /** Nobody takes messages out of the broker's queues, and then it is started again. */
  private void restartedWithQueue(OwnProcess broker, OwnProcess gateway) {
    add(
        FaultKind.QUEUED,
        broker.name(),
        gateway::kill,
        () -> {
          broker.stop();
          broker.start();
          gateway.start();
        });
  }

  /** The board must stay: who watches it has to see that nothing is judged. */
  private void filled(OwnProcess kafka, SmallDisk disk) {
    logDisk = disk;
    add(
        FaultKind.FULL,
        kafka.name(),
        disk::fill,
        () -> {
          admin().get("/api/v1/alerts?open=true&limit=1");
          disk.empty();
        });
  }

  private void add(FaultKind kind, String target, Fault.Act begin, Fault.Act end) {
    faults.add(new Fault(kind, target, begin, end));
  }

  private void killAll() throws InterruptedException {
    for (OwnProcess process : processes) {
      process.kill();
    }
  }

  private void startAll() throws IOException {
    for (OwnProcess process : processes) {
      process.start();
    }
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
                "tcp://127.0.0.1:" + mqtt,
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
    String whole = clustered ? text + cluster : text;
    PrivateFile.write(config(), whole.getBytes(StandardCharsets.UTF_8));
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
