package io.vigil.standalone;

import io.vigil.model.point.Door;
import io.vigil.sim.replay.Pace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Recordings, or folders.")
  private List<Path> sources = List.of();

  @Option(names = "--speed", description = "1 to 1000 times; default: as fast as it goes.")
  private @Nullable Double speed;

  @Option(
      names = "--protocol",
      paramLabel = "PROTOCOL",
      description = "mqtt, or opcua: at an OPC UA server of ours; default ${DEFAULT-VALUE}.")
  private String protocol = "mqtt";

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
    Door door = door();
    List<Path> files = files();
    if (data == null) {
      return OwnInstance.run(store, session -> playAll(files, door, session));
    }
    if (door == Door.OPC_UA) {
      throw new CommandException(
          "--protocol opcua plays into an instance of its own: a running one would ask for a"
              + " server that ends with this command for ever; leave out --data");
    }
    Endpoints endpoints =
        Endpoints.read(data)
            .orElseThrow(() -> new CommandException("nothing is running in " + data));
    return playAll(files, door, ReplaySession.in(endpoints, data, store.readings(endpoints)));
  }

  private Door door() {
    return switch (protocol) {
      case "mqtt" -> Door.MQTT;
      case "opcua" -> Door.OPC_UA;
      default ->
          throw new CommandException("--protocol: '" + protocol + "' is none of mqtt, opcua");
    };
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

  private int playAll(List<Path> files, Door door, ReplaySession session)
      throws IOException, InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Pace pace = speed == null ? Pace.FASTEST : Pace.times(speed);
    ReplayTotals totals = new ReplayTotals(out);
    for (Path file : files) {
      try (RecordingPlay play = session.open(file, door)) {
        out.println(file + ": " + play.play(pace));
        if (verify) {
          Path list = report.resolve(play.plant().title().replace('/', '-') + ".csv");
          totals.add(play.plant(), session.verify(play, list), list);
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
}
