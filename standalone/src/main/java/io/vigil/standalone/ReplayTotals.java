package io.vigil.standalone;

import io.vigil.sim.replay.Fate;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.sim.replay.ReplayManifest;
import io.vigil.sim.replay.ReplayVerdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says how each recording was found, and adds up over all of them. One thread. */
final class ReplayTotals {
  private static final int MOST_PRINTED = 10;

  private final PrintWriter out;
  private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
  private long recordings;
  private long exact;
  private long inManifest;
  private long asManifestSays;
  private long storedOnce;
  private long differing;
  private long unplayed;

  ReplayTotals(PrintWriter out) {
    this.out = out;
  }

  /** Takes one recording; whether nothing is missing, doubled, altered or unexplained in it. */
  boolean add(RecordingPlant plant, ReplayVerdict verdict, Path list) throws IOException {
    recordings++;
    exact += verdict.isExact() ? 1 : 0;
    storedOnce += verdict.storedOnce();
    differing += verdict.differing();
    verdict.fates().forEach((fate, cells) -> fates.merge(fate, cells, Long::sum));
    out.println("  " + verdict.summary());
    print(verdict.differences());
    out.println("  each listed in " + list + "; no signals: " + plant.recording().otherColumns());
    Path file = plant.recording().file();
    Optional<ReplayManifest> manifest = ReplayManifest.above(file).filter(m -> m.knows(file));
    List<String> differences = List.of();
    if (manifest.isPresent()) {
      differences = manifest.get().differences(plant, verdict);
      inManifest++;
      asManifestSays += differences.isEmpty() ? 1 : 0;
      out.println("  " + (differences.isEmpty() ? "as" : "NOT as") + " the manifest says");
      print(differences);
    }
    out.flush();
    return verdict.isExact() && differences.isEmpty();
  }

  /** Names what a manifest in one of the folders tells of and nobody played. */
  void addUnplayed(Collection<Path> sources, Collection<Path> played) throws IOException {
    List<Path> known = played.stream().map(ReplayTotals::absolute).toList();
    for (Path source : sources) {
      if (Files.isReadable(source.resolve(ReplayManifest.FILE))) {
        ReplayManifest manifest =
            ReplayManifest.above(source.resolve(ReplayManifest.FILE)).orElseThrow();
        for (Path recording : manifest.recordings()) {
          if (!known.contains(recording)) {
            unplayed++;
            out.println("NOT PLAYED " + recording + ", which the manifest tells of");
          }
        }
      }
    }
  }

  /** Whether nothing is missing, doubled, altered or unexplained. */
  boolean areExact() {
    return exact == recordings && asManifestSays == inManifest && unplayed == 0;
  }

  /** The whole in a few lines. */
  void print() {
    out.println(exact + " of " + recordings + " recordings exact, " + differing + " differences");
    out.println(asManifestSays + " of " + inManifest + " as the manifest says");
    out.println("stored once and unaltered: " + storedOnce);
    for (Fate fate : Fate.values()) {
      String name = fate.name().toLowerCase(Locale.ROOT);
      out.printf("  %-9s %d%n", name, fates.getOrDefault(fate, 0L));
    }
    out.flush();
  }

  private void print(List<String> differences) {
    differences.stream().limit(MOST_PRINTED).forEach(words -> out.println("  DIFFERS " + words));
    if (differences.size() > MOST_PRINTED) {
      out.println("  ... and more");
    }
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
