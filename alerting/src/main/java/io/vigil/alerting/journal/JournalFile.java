package io.vigil.alerting.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The journal as a file that proves itself: a JSON object per line, first a head that says what the
 * entries follow, then every entry with its hash, last the hash of the newest. Who has the file
 * needs nothing of ours to see whether a line was changed, removed, added or moved: the hashes are
 * those of {@link JournalChain}. Only a file made anew from its first line to its last is not told
 * from ours; compare its last hash with one that was kept elsewhere. Stateless; any thread.
 */
public final class JournalFile {
  /** Media type of a file of lines. */
  public static final String MEDIA_TYPE = "application/x-ndjson";

  private static final String FORMAT = "vigil-journal-1";
  private static final JsonFactory JSON = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JournalFile() {}

  /**
   * What a file looks like.
   *
   * @param entries how many were read
   * @param head hash of the last one
   * @param broken number of the line, from 1, where it first is not as it was written; 0 if nowhere
   */
  public record Verdict(long entries, String head, long broken) {
    /** Whether it is as it was written. */
    public boolean isSound() {
      return broken == 0;
    }
  }

  static String first(String follows) {
    return line(
        json -> {
          json.writeStringField("format", FORMAT);
          json.writeStringField("follows", follows);
        });
  }

  static String last(String head) {
    return line(json -> json.writeStringField("head", head));
  }

  static String line(JournalEntry entry) {
    return line(
        json -> {
          json.writeNumberField("part", entry.key().part());
          json.writeNumberField("epoch", entry.key().epoch());
          json.writeNumberField("n", entry.key().n());
          json.writeStringField("at", entry.at().toString());
          json.writeStringField("written", entry.written().toString());
          json.writeStringField("kind", entry.kind().name());
          json.writeStringField("subject", entry.alert());
          json.writeStringField("actor", entry.actor());
          json.writeStringField("detail", entry.detail());
          json.writeStringField("hash", entry.hash());
        });
  }

  /**
   * Reads a file to its end.
   *
   * @throws IOException if it cannot be read
   */
  public static Verdict verify(BufferedReader file) throws IOException {
    String before = follows(file.readLine());
    if (before == null) {
      return new Verdict(0, "", 1);
    }
    long number = 1;
    for (String text = file.readLine(); text != null; text = file.readLine()) {
      number++;
      JsonNode line = parsed(text);
      if (line != null && line.has("head")) {
        boolean ends = before.equals(line.path("head").asText()) && file.readLine() == null;
        return new Verdict(number - 2, before, ends ? 0 : number);
      }
      String hash = line == null ? null : hash(before, line);
      if (hash == null) {
        return new Verdict(number - 2, before, number);
      }
      before = hash;
    }
    return new Verdict(number - 1, before, number + 1);
  }

  private static @Nullable String follows(@Nullable String text) {
    JsonNode line = text == null ? null : parsed(text);
    if (line == null || !line.path("format").asText().equals(FORMAT)) {
      return null;
    }
    return line.path("follows").asText();
  }

  /** The hash of the line's entry; null if it is not the one that stands there. */
  private static @Nullable String hash(String before, JsonNode line) {
    try {
      JournalEntry entry = entry(line);
      if (entry.hash() == null) {
        return before.equals(JournalChain.START) ? before : null;
      }
      return entry.hash().equals(JournalChain.hash(before, entry)) ? entry.hash() : null;
    } catch (DateTimeException | IllegalArgumentException e) {
      return null;
    }
  }

  private static JournalEntry entry(JsonNode line) {
    return new JournalEntry(
        new JournalEntry.Key(
            line.path("part").asInt(), line.path("epoch").asLong(), line.path("n").asLong()),
        Instant.parse(line.path("at").asText()),
        Instant.parse(line.path("written").asText()),
        JournalKind.valueOf(line.path("kind").asText()),
        line.path("subject").asText(),
        line.path("actor").textValue(),
        line.path("detail").asText(),
        line.path("hash").textValue());
  }

  private static @Nullable JsonNode parsed(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static String line(Fields fields) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory cannot fail", e);
    }
    return text.append('\n').toString();
  }
}
