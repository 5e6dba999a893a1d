package io.vigil.standalone;

import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.replay.Pace;
import io.vigil.sim.replay.Played;
import io.vigil.sim.replay.QuestDbReadings;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.sim.replay.RecordingPlayer;
import io.vigil.sim.replay.ReplayVerdict;
import io.vigil.sim.replay.ReplayVerifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
  private static final long POLL_MILLIS = 500;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Recordings, or folders.")
  private List<Path> sources = List.of();

  @Option(names = "--speed", description = "1 to 1000 times; default: as fast as it goes.")
  private @Nullable Double speed;

  @Option(names = "--verify", description = "Hold the store against the files.")
  private boolean verify;

  @Option(names = "--data", description = "Data folder of a running instance to play into.")
  private @Nullable Path data;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Path> files = files();
    if (data != null) {
      Endpoints endpoints =
          Endpoints.read(data)
              .orElseThrow(() -> new CommandException("nothing is running in " + data));
      return playAll(files, endpoints, data);
    }
    Path own = Files.createTempDirectory("vigil-replay");
    try (Standalone vigil = Standalone.start(StandaloneOptions.demo(own).withFreePorts())) {
      return playAll(files, vigil.endpoints(), own);
    }
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
    int inexact = 0;
    for (Path file : files) {
      RecordingPlant plant = RecordingPlant.of(file);
      Played played = play(plant, endpoints, admin);
      out.println(file + ": " + played);
      if (verify) {
        ReplayVerdict verdict = verify(plant, endpoints);
        out.println("  " + verdict.summary());
        verdict.reasons().forEach(reason -> out.println("  " + reason));
        verdict.differences().forEach(difference -> out.println("  DIFFERS " + difference));
        inexact += verdict.isExact() ? 0 : 1;
      }
      out.flush();
    }
    if (verify) {
      out.println(files.size() - inexact + " of " + files.size() + " recordings exact");
      out.flush();
    }
    return inexact == 0 ? 0 : 1;
  }

  private Played play(RecordingPlant plant, Endpoints endpoints, VigilApi admin)
      throws IOException, InterruptedException {
    Pace pace = speed == null ? Pace.FASTEST : Pace.times(speed);
    try (GatewayClient gateway = DemoRecording.connect(plant, endpoints, admin)) {
      Played played = RecordingPlayer.play(plant, gateway, pace);
      if (!gateway.awaitAcknowledged(PATIENCE)) {
        throw new CommandException("not everything was acknowledged in " + PATIENCE);
      }
      return played;
    }
  }

  /** The store is filled behind the log: looks again until it agrees, for a while. */
  private static ReplayVerdict verify(RecordingPlant plant, Endpoints endpoints)
      throws IOException, InterruptedException {
    QuestDbReadings store = new QuestDbReadings(endpoints.store());
    long end = System.nanoTime() + PATIENCE.toNanos();
    ReplayVerdict verdict = ReplayVerifier.verify(plant, store);
    while (!verdict.isExact() && System.nanoTime() < end) {
      Thread.sleep(POLL_MILLIS);
      verdict = ReplayVerifier.verify(plant, store);
    }
    return verdict;
  }
}
