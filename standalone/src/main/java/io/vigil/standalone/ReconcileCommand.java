package io.vigil.standalone;

import static io.vigil.standalone.ReconcileTable.word;

import io.vigil.model.point.Door;
import io.vigil.sim.replay.Pace;
import io.vigil.sim.replay.ReplayManifest;
import io.vigil.sim.replay.ReplayVerdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code vigil reconcile DIR}: every recording of a collection over MQTT, and what plants offer
 * over OPC UA, process equipment (SKAB) and gas (methane), over OPC UA as well; each held against
 * its file, cell by cell, in an instance that ends with the command.
 */
@Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    description =
        "Plays every recording of a folder with a replay_manifest.json over MQTT, those of skab and"
            + " methane over OPC UA as well, and exits with 1 unless every good value is stored"
            + " once and every other cell is listed with its reason.")
final class ReconcileCommand implements Callable<Integer> {
  private static final Set<String> ALSO_OVER_OPC_UA = Set.of("skab", "methane");

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The recordings and their manifest.")
  private Path folder = Path.of(".");

  @Option(
      names = "--short",
      description = "Only the first " + Excerpts.ROWS + " rows of the first recording of each set.")
  private boolean isShort;

  @Option(
      names = "--report",
      paramLabel = "FOLDER",
      description = "Where cells are listed with their reasons, a CSV file a play.")
  private Path report = Path.of(System.getProperty("vigil.home", "."), "data", "replay-report");

  @Mixin private StoreArguments store = new StoreArguments();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path manifest = folder.resolve(ReplayManifest.FILE);
    if (!Files.isReadable(manifest)) {
      throw new CommandException("no such file: " + manifest);
    }
    List<Path> recordings = ReplayManifest.above(manifest).orElseThrow().recordings();
    for (Path recording : recordings) {
      if (!Files.isReadable(recording)) {
        throw new CommandException("no " + recording + ", which the manifest tells of");
      }
    }
    return OwnInstance.run(store, session -> reconcile(recordings, session));
  }

  private int reconcile(List<Path> recordings, ReplaySession session)
      throws IOException, InterruptedException {
    Path base = isShort ? session.data().resolve("excerpts") : folder.toAbsolutePath().normalize();
    List<Path> files = isShort ? Excerpts.write(folder, recordings, base) : recordings;
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    ReconcileTable table = new ReconcileTable();
    Map<Door, ReplayTotals> totals = new EnumMap<>(Door.class);
    for (Door door : Door.values()) {
      ReplayTotals ofDoor = new ReplayTotals(out);
      totals.put(door, ofDoor);
      for (Path file : files) {
        Path name = base.relativize(file);
        if (door == Door.MQTT || ALSO_OVER_OPC_UA.contains(name.getName(0).toString())) {
          reconcile(session, file, name, door, ofDoor, table, out);
        }
      }
    }
    table.print(out);
    totals.forEach(
        (door, ofDoor) -> {
          out.println("over " + word(door) + ":");
          ofDoor.print();
        });
    return totals.values().stream().allMatch(ReplayTotals::areExact) ? 0 : 1;
  }

  private void reconcile(
      ReplaySession session,
      Path file,
      Path name,
      Door door,
      ReplayTotals totals,
      ReconcileTable table,
      PrintWriter out)
      throws IOException, InterruptedException {
    try (RecordingPlay play = session.open(file, door)) {
      out.println(name + " over " + word(door) + ": " + play.play(Pace.FASTEST));
      Path list = report.resolve(word(door)).resolve(name);
      ReplayVerdict verdict = session.verify(play, list);
      table.add(name, door, verdict, totals.add(play.plant(), verdict, list));
    }
  }
}
