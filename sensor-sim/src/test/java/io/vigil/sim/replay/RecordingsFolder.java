package io.vigil.sim.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folder of real recordings, where there is one. */
final class RecordingsFolder {
  private static final Path FOLDER = Path.of(System.getProperty("vigil.recordings", "recordings"));

  private RecordingsFolder() {}

  /** A recording; skips the test, naming the path, where it is absent. */
  static Path file(String name) {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.isReadable(file), "skipped: no recording at " + file.toAbsolutePath());
    return file;
  }

  /** What the manifest says of every recording. */
  static List<JsonNode> manifest() throws IOException {
    List<JsonNode> entries = new ArrayList<>();
    new ObjectMapper().readTree(file("replay_manifest.json").toFile()).forEach(entries::add);
    return entries;
  }

  /** What the manifest says of one recording. */
  static JsonNode manifest(String name) throws IOException {
    return manifest().stream()
        .filter(entry -> entry.path("file").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
