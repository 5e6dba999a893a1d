package io.vigil.standalone.national;

import io.vigil.model.wire.LogTopics;
import io.vigil.sim.replay.StoreQuery;
import io.vigil.standalone.AdminSignIn;
import io.vigil.standalone.Endpoints;
import io.vigil.standalone.ServerProcess;
import io.vigil.standalone.VigilApi;
import io.vigil.standalone.chaos.SaidActivations;
import io.vigil.standalone.chaos.SaidActivations.Said;
import io.vigil.standalone.chaos.TopicReader;
import io.vigil.standalone.embedded.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The load of the national system through the whole chain: a server in a JVM of its own, everything
 * embedded; four plants that send over MQTT from this one; at the end, everything sent is held
 * against what is stored and what was told.
 */
public final class NationalLoad {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long LOOK_MILLIS = 1_000;

  private final Path folder;
  private final NationalScale scale;
  private final Consumer<String> say;
  private final AdminSignIn admin = new AdminSignIn();

  /**
   * @param folder for data, configuration and output of the server; empty or new
   * @param say hears how it goes, a line at a time
   */
  public NationalLoad(Path folder, NationalScale scale, Consumer<String> say) {
    this.folder = folder;
    this.scale = scale;
    this.say = say;
  }

  /** Runs it; takes as long as the load, and about two minutes. */
  public NationalReport run() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path data = folder.resolve("data");
    Path config = folder.resolve("vigil.properties");
    Files.writeString(
        config,
        "data=%s%nhttp.port=%d%nmqtt.port=%d%n"
            .formatted(data, FreePorts.pick(), FreePorts.pick()));
    List<NationalSender> senders = new ArrayList<>();
    try (ServerProcess server =
        ServerProcess.start(config, data, folder.resolve("server.log"), "1536m")) {
      makePlants(senders, server.endpoints(), data);
      long began = System.nanoTime();
      senders.forEach(NationalSender::start);
      finish(senders);
      double seconds = (System.nanoTime() - began) / 1e9;
      say.accept("everything is acknowledged; reconciling");
      return reconcile(senders, server.endpoints(), seconds);
    } finally {
      senders.forEach(NationalSender::close);
    }
  }

  private void makePlants(List<NationalSender> senders, Endpoints endpoints, Path data)
      throws IOException, InterruptedException {
    VigilApi api = admin.at(endpoints, data);
    for (int number = 1; number <= NationalScale.PLANTS; number++) {
      NationalPlant plant = new NationalPlant(number, scale);
      String password =
          api.importPlant(plant.enterprise(), plant.plantFile()).get(NationalPlant.GATEWAY);
      if (password == null) {
        throw new IOException("no password for the gateway of " + plant.enterprise());
      }
      senders.add(new NationalSender(plant, scale, endpoints.mqtt(), password));
    }
  }

  private void finish(List<NationalSender> senders) throws IOException, InterruptedException {
    Duration patience = PATIENCE.plusSeconds(scale.seconds() + scale.burstSeconds());
    for (NationalSender sender : senders) {
      if (!sender.finish(patience)) {
        throw new IOException(sender.plant().enterprise() + ": not everything was acknowledged");
      }
    }
  }

  private NationalReport reconcile(
      List<NationalSender> senders, Endpoints endpoints, double seconds)
      throws IOException, InterruptedException {
    long stored = stored(endpoints);
    Told told = told(senders, endpoints);
    AtomicLong refused = new AtomicLong();
    TopicReader.forEach(endpoints.log(), LogTopics.REFUSED, record -> refused.incrementAndGet());
    return new NationalReport(
        scale,
        senders.stream().mapToLong(sender -> sender.plant().bad()).sum(),
        senders.stream().mapToLong(NationalSender::late).sum(),
        seconds,
        senders.stream().mapToLong(NationalSender::longestBehindMillis).max().orElse(0),
        stored,
        refused.get(),
        told.raised,
        told.missed,
        told.doubled,
        told.open);
  }

  /** What is stored, once it is all or patience is at its end. */
  private long stored(Endpoints endpoints) throws IOException, InterruptedException {
    StoreQuery store = new StoreQuery(endpoints.store());
    String sql = "select count() from reading where enterprise like 'national-%'";
    long end = System.nanoTime() + PATIENCE.toNanos();
    long stored = store.number(sql);
    while (stored < scale.readings() && System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS);
      stored = store.number(sql);
    }
    return stored;
  }

  /** What was told of gas. */
  private record Told(long raised, long missed, long doubled, long open) {}

  /** The off-delay of the last gas elapses on the clock of the lane. */
  private static Told told(List<NationalSender> senders, Endpoints endpoints)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Told told = count(senders, SaidActivations.read(endpoints.log()));
    while (told.missed + told.open > 0 && System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS);
      told = count(senders, SaidActivations.read(endpoints.log()));
    }
    return told;
  }

  private static Told count(List<NationalSender> senders, SaidActivations said) {
    long raised = 0;
    long missed = 0;
    long doubled = 0;
    long open = 0;
    for (NationalSender sender : senders) {
      for (int point = 0; point < sender.plant().points(); point++) {
        List<Said> all = said.of(sender.plant().watch(point));
        raised += all.size();
        missed += all.isEmpty() ? 1 : 0;
        doubled += all.size() > 1 ? 1 : 0;
        open += all.stream().anyMatch(one -> one.cleared() == 0) ? 1 : 0;
      }
    }
    return new Told(raised, missed, doubled, open);
  }
}
