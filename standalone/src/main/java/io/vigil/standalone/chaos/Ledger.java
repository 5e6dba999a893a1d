package io.vigil.standalone.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.sim.replay.StoreQuery;
import io.vigil.standalone.AdminSignIn;
import io.vigil.standalone.Endpoints;
import io.vigil.standalone.ServerProcess;
import io.vigil.standalone.VigilApi;
import io.vigil.standalone.embedded.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The ledger: plants send through every outage, the server is killed with SIGKILL at random moments
 * and started again, and at the end everything sent is reconciled with everything kept.
 *
 * <p>Every third kill is followed by an outage longer than every open delay; messages are in flight
 * at any moment, so kills between the append to the log and the acknowledgement are among them.
 */
public final class Ledger {
  private static final long LONGEST_DELAY_MILLIS = 3_000;
  private static final long DOWN_MILLIS = LONGEST_DELAY_MILLIS + 5_000;

  /** After an outage the clock counts for no delay so long (ADR 2). */
  private static final long RETURN_MILLIS = 30_000;

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int PLANTS = 4;

  private final Path folder;
  private final AdminSignIn admin = new AdminSignIn();
  private final int kills;
  private final long seed;
  private final Consumer<String> say;

  /**
   * @param folder for data, configuration and output of the server; empty or new
   * @param kills how often the server is killed
   * @param seed of signals and moments
   * @param say hears how it goes, a line at a time
   */
  public Ledger(Path folder, int kills, long seed, Consumer<String> say) {
    this.folder = folder;
    this.kills = kills;
    this.seed = seed;
    this.say = say;
  }

  /** Runs it; takes about 25 s a kill and two minutes. */
  public LedgerReport run() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path data = folder.resolve("data");
    Path config = writeConfig(data);
    List<LedgerSender> senders = new ArrayList<>();
    try (ServerProcess server =
        ServerProcess.start(config, data, folder.resolve("server.log"), "1g")) {
      startSenders(senders, server.endpoints(), data);
      List<Duration> restarts = killAndRestart(server);
      finish(senders);
      return reconcile(senders, server.endpoints(), data, restarts);
    } finally {
      senders.forEach(LedgerSender::close);
    }
  }

  private Path writeConfig(Path data) throws IOException {
    String text =
        "data="
            + data
            + "\nhttp.port="
            + FreePorts.pick()
            + "\nmqtt.port="
            + FreePorts.pick()
            + "\ntick.millis=20\n";
    return Files.writeString(folder.resolve("vigil.properties"), text);
  }

  private void startSenders(List<LedgerSender> senders, Endpoints endpoints, Path data)
      throws IOException, InterruptedException {
    VigilApi api = admin.at(endpoints, data);
    long begin = System.currentTimeMillis();
    for (int number = 1; number <= PLANTS; number++) {
      LedgerPlant plant = new LedgerPlant(number, seed, begin);
      String password =
          api.importPlant(plant.enterprise(), plant.plantFile()).get(LedgerPlant.GATEWAY);
      if (password == null) {
        throw new IOException("no password for the gateway of " + plant.enterprise());
      }
      senders.add(new LedgerSender(plant, endpoints.mqtt(), password));
    }
  }

  private List<Duration> killAndRestart(ServerProcess server)
      throws IOException, InterruptedException {
    Random random = new Random(seed);
    List<Duration> restarts = new ArrayList<>();
    for (int kill = 1; kill <= kills; kill++) {
      Thread.sleep(4_000 + random.nextInt(6_000));
      server.kill();
      boolean longOutage = kill % 3 == 0;
      if (longOutage) {
        Thread.sleep(DOWN_MILLIS);
      }
      long began = System.nanoTime();
      server.restart();
      restarts.add(Duration.ofNanos(System.nanoTime() - began));
      say.accept(
          "kill "
              + kill
              + " of "
              + kills
              + (longOutage ? " with a long outage" : "")
              + ": ready again after "
              + restarts.get(restarts.size() - 1).toMillis()
              + " ms");
    }
    return restarts;
  }

  private void finish(List<LedgerSender> senders) throws IOException, InterruptedException {
    // Delays that the last readings leave open are to elapse on the clock.
    Thread.sleep(RETURN_MILLIS + DOWN_MILLIS);
    for (LedgerSender sender : senders) {
      if (!sender.finish(PATIENCE)) {
        throw new IOException(
            sender.plant().enterprise() + ": not everything was acknowledged in " + PATIENCE);
      }
    }
    say.accept("everything is acknowledged; reconciling");
    Thread.sleep(DOWN_MILLIS);
  }

  private LedgerReport reconcile(
      List<LedgerSender> senders, Endpoints endpoints, Path data, List<Duration> restarts)
      throws IOException, InterruptedException {
    Reconciliation reconciliation = new Reconciliation();
    SaidActivations said = SaidActivations.read(endpoints.log());
    VigilApi api = admin.at(endpoints, data);
    StoreQuery store = new StoreQuery(endpoints.store());
    JsonNode open = api.get("/api/v1/alerts?open=true&limit=5000").path("items");
    long resent = 0;
    for (LedgerSender sender : senders) {
      LedgerPlant plant = sender.plant();
      String stored =
          "select point, cast(timestamp as long) from reading where enterprise = '"
              + plant.enterprise()
              + "'";
      reconciliation.readings(plant, sender.moments(), store.rows(stored));
      reconciliation.activations(plant, sender.moments(), said);
      reconciliation.alerts(plant, said, open);
      resent += sender.counters().resent();
    }
    return reconciliation.report(kills, resent, restarts);
  }
}
