package io.vigil.standalone;

import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.replay.Pace;
import io.vigil.sim.replay.Played;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.sim.replay.RecordingPlayer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code vigil replay FILE|DIR…}: plays recordings through REPLAY gateways, into the running
 * instance of a data folder, or into one of its own that ends with the command.
 */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Plays CSV recordings through REPLAY gateways; with --verify, holds the store against the"
            + " files and exits with 1 unless every good value is stored once and every other cell"
            + " is listed with its reason.")
final class ReplayCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Recordings, or folders.")
  private List<Path> sources = List.of();

  @Option(names = "--speed", description = "1 to 1000 times; default: as fast as it goes.")
  private @Nullable Double speed;

  @Option(
      names = "--verify",
      description =
          "Hold the store against the files, cell by cell, and against replay_manifest.json.")
  private boolean verify;

  @Option(
      names = "--report",
      paramLabel = "FOLDER",
      description = "Where --verify lists cells with their reasons, a CSV file a recording.")
  private Path report = Path.of(System.getProperty("vigil.home", "."), "data", "replay-report");

  @Option(names = "--data", description = "Data folder of a running instance to play into.")
  private @Nullable Path data;

  @Mixin private StoreArguments store = new StoreArguments();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (speed != null && !(speed >= 1 && speed <= 1_000)) {
      throw new CommandException("--speed must lie between 1 and 1000, is " + speed);
    }
    List<Path> files = files();
    if (data != null) {
      Endpoints endpoints =
          Endpoints.read(data)
              .orElseThrow(() -> new CommandException("nothing is running in " + data));
      return playAll(files, endpoints, data);
    }
    Path own = Files.createTempDirectory("vigil-replay");
    int status;
    try (Standalone vigil = Standalone.start(options(own))) {
      status = playAll(files, vigil.endpoints(), own);
    }
    if (status == 0) {
      delete(own);
    }
    return status;
  }

  private StandaloneOptions options(Path own) {
    StandaloneOptions options = StandaloneOptions.demo(own).withFreePorts();
    return store.external().map(options::withStore).orElse(options);
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path source : sources) {
      if (!Files.exists(source)) {
        throw new CommandException("no such file or folder: " + source);
      }
      try (Stream<Path> below = Files.walk(source)) {
        below
            .filter(file -> file.toString().endsWith(".csv"))
            .filter(file -> !file.endsWith("power_truth.csv"))
            .sorted()
            .forEach(files::add);
      }
    }
    if (files.isEmpty()) {
      throw new CommandException("no .csv file in " + sources);
    }
    return files;
  }

  private int playAll(List<Path> files, Endpoints endpoints, Path folder)
      throws IOException, InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    String password = Files.readString(folder.resolve("passwords/admin")).strip();
    VigilApi admin = VigilApi.login(endpoints.http(), "admin", password);
    ReplayCheck check = new ReplayCheck(endpoints, store.readings(endpoints));
    ReplayTotals totals = new ReplayTotals(out);
    for (Path file : files) {
      RecordingPlant plant = RecordingPlant.of(file);
      try (GatewayClient gateway = DemoRecording.connect(plant, endpoints, admin)) {
        out.println(file + ": " + play(plant, gateway));
        if (verify) {
          Path list = report.resolve(plant.title().replace('/', '-') + ".csv");
          totals.add(plant, check.verify(plant, gateway.options().boot(), list), list);
        }
      }
      out.flush();
    }
    if (verify) {
      totals.addUnplayed(sources, files);
      totals.print();
    }
    return totals.areExact() ? 0 : 1;
  }

  private Played play(RecordingPlant plant, GatewayClient gateway)
      throws IOException, InterruptedException {
    Pace pace = speed == null ? Pace.FASTEST : Pace.times(speed);
    Played played = RecordingPlayer.play(plant, gateway, pace);
    if (!gateway.awaitAcknowledged(PATIENCE)) {
      throw new CommandException("not everything was acknowledged in " + PATIENCE);
    }
    return played;
  }

  /** What is kept of a play in which everything was right is only in the way. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
