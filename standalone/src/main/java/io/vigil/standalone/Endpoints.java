package io.vigil.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where a running instance can be reached: the file {@code endpoints.json} of its data folder,
 * written when it is ready.
 *
 * @param http base URL of the web server
 * @param mqtt URL of the broker that gateways connect to
 * @param door base URL that small senders post to
 * @param log bootstrap servers of the log
 * @param store base URL of the time-series store
 * @param profile durability profile
 * @param pid process id
 */
public record Endpoints(
    String http, String mqtt, String door, String log, String store, String profile, long pid) {
  private static final String FILE = "endpoints.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes the file; readers see the old or the new one, never a half. */
  public void write(Path data) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("http", http);
    node.put("mqtt", mqtt);
    node.put("door", door);
    node.put("log", log);
    node.put("store", store);
    node.put("profile", profile);
    node.put("pid", pid);
    Path half = data.resolve(FILE + ".half");
    Files.writeString(half, node.toPrettyString() + System.lineSeparator());
    Files.move(
        half,
        data.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Reads the file; empty while nobody has written it. */
  public static Optional<Endpoints> read(Path data) throws IOException {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode node = JSON.readTree(file.toFile());
    return Optional.of(
        new Endpoints(
            node.path("http").asText(),
            node.path("mqtt").asText(),
            node.path("door").asText(),
            node.path("log").asText(),
            node.path("store").asText(),
            node.path("profile").asText(),
            node.path("pid").asLong()));
  }

  /** Removes the file: the instance is no longer ready. */
  public static void delete(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(FILE));
  }
}
