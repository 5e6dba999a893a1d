package io.vigil.sim.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The file {@value #FILE} beside a collection of recordings, in which somebody else has counted
 * what each of them holds: a check of what we count ourselves. Immutable.
 */
public final class ReplayManifest {
  /** Name of the file. */
  public static final String FILE = "replay_manifest.json";

  private static final double SUM_ROUNDED_TO = 1e-6;
  private static final double SUM_TOLERANCE = 1e-12;

  private final Path folder;
  private final Map<Path, JsonNode> entries = new TreeMap<>();

  private ReplayManifest(Path folder) {
    this.folder = folder;
  }

  /** The manifest in the recording's folder or the nearest one above it; empty if none has one. */
  public static Optional<ReplayManifest> above(Path recording) throws IOException {
    Path folder = recording.toAbsolutePath().normalize().getParent();
    while (folder != null && !Files.isReadable(folder.resolve(FILE))) {
      folder = folder.getParent();
    }
    return folder == null ? Optional.empty() : Optional.of(read(folder));
  }

  private static ReplayManifest read(Path folder) throws IOException {
    ReplayManifest manifest = new ReplayManifest(folder);
    for (JsonNode entry : new ObjectMapper().readTree(folder.resolve(FILE).toFile())) {
      if (!entry.path("file").isTextual()) {
        throw new IOException(folder.resolve(FILE) + ": an entry without a file: " + entry);
      }
      manifest.entries.put(folder.resolve(entry.path("file").asText()).normalize(), entry);
    }
    return manifest;
  }

  /** The folder in which it lies. */
  public Path folder() {
    return folder;
  }

  /** The recordings that it tells of, as absolute paths. */
  public List<Path> recordings() {
    return List.copyOf(entries.keySet());
  }

  /** Whether it tells of this recording. */
  public boolean knows(Path recording) {
    return entries.containsKey(recording.toAbsolutePath().normalize());
  }

  /** What the manifest says otherwise than the recording and the store, in words. */
  public List<String> differences(RecordingPlant plant, ReplayVerdict verdict) throws IOException {
    Path file = plant.recording().file();
    JsonNode entry = entries.get(file.toAbsolutePath().normalize());
    if (entry == null) {
      throw new NoSuchElementException("no " + file + " in the manifest of " + folder);
    }
    ReplayReport report = ReplayReport.of(plant.recording(), plant.census());
    List<String> differences = new ArrayList<>();
    compare(entry, "rows", report.rows(), differences);
    compare(entry, "signals", plant.recording().signals().size(), differences);
    compare(entry, "messages", numbers(verdict), differences);
    compare(entry, "missing", missing(verdict), differences);
    compare(entry, "distinct", verdict.storedOnce() + verdict.count(Fate.SENTINEL), differences);
    compare(entry, "duplicates_equal", verdict.count(Fate.DUPLICATE), differences);
    compare(entry, "conflicting", verdict.count(Fate.CONFLICT), differences);
    compare(entry, "sentinel", report.sentinels(), differences);
    compare(entry, "backward_steps", plant.census().backwardSteps(), differences);
    compare(entry, "duplicate_stamps", plant.census().repeatedStamps(), differences);
    compareSums(entry.path("sums_good"), verdict.sums(), differences);
    if (!entry.path("sha256").asText().equals(sha256(file))) {
      differences.add("sha256: the file is another one");
    }
    return differences;
  }

  private static long numbers(ReplayVerdict verdict) {
    return verdict.good()
        + verdict.count(Fate.SENTINEL)
        + verdict.count(Fate.DUPLICATE)
        + verdict.count(Fate.CONFLICT);
  }

  private static long missing(ReplayVerdict verdict) {
    return verdict.count(Fate.EMPTY) + verdict.count(Fate.TEXT) + verdict.count(Fate.UNCARRIED);
  }

  private static void compare(JsonNode entry, String field, long found, List<String> differences) {
    if (entry.path(field).asLong(-1) != found) {
      differences.add(field + ": " + found + ", the manifest says " + entry.path(field));
    }
  }

  private static void compareSums(
      JsonNode said, Map<String, Double> sums, List<String> differences) {
    if (said.size() != sums.size()) {
      differences.add("sums_good: " + sums.keySet() + ", the manifest has " + said.size());
    }
    sums.forEach(
        (signal, sum) -> {
          double expected = said.path(signal).asDouble(Double.NaN);
          double tolerance = SUM_ROUNDED_TO + Math.abs(expected) * SUM_TOLERANCE;
          if (!(Math.abs(sum - expected) <= tolerance)) {
            differences.add("sum of " + signal + ": " + sum + ", the manifest says " + expected);
          }
        });
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
