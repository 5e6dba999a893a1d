package io.vigil.standalone.rehearse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.vigil.rules.rehearsal.RehearsalRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Where the fields of a JSON file stand: {@code file:line pointer}. Immutable. */
final class FileLines implements RehearsalRefusedException.Place {
  private static final JsonFactory JSON = new JsonFactory();

  private final Path file;
  private final Map<String, Integer> lines = new HashMap<>();

  private FileLines(Path file) {
    this.file = file;
  }

  /** The lines of a file with this content; what cannot be read has none. */
  static FileLines of(Path file, byte[] utf8) throws IOException {
    FileLines lines = new FileLines(file);
    try (JsonParser in = JSON.createParser(utf8)) {
      while (in.nextToken() != null) {
        String pointer = in.getParsingContext().pathAsPointer().toString();
        lines.lines.putIfAbsent(pointer, in.currentTokenLocation().getLineNr());
      }
    } catch (JsonProcessingException e) {
      // The complaint about its syntax says the line itself.
      return lines;
    }
    return lines;
  }

  /** A field that is missing is missing in what holds it. */
  @Override
  public String of(String pointer) {
    String nearest = pointer;
    while (!nearest.isEmpty() && !lines.containsKey(nearest)) {
      nearest = nearest.substring(0, Math.max(0, nearest.lastIndexOf('/')));
    }
    Integer line = nearest.isEmpty() ? null : lines.get(nearest);
    String place = line == null ? file.toString() : file + ":" + line;
    return pointer.isEmpty() ? place : place + " " + pointer;
  }
}
