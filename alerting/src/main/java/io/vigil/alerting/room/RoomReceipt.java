package io.vigil.alerting.room;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vigil.alerting.alert.PlantReceipts;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The message {@code up/{room}/receipt}: that somebody at the plant has received, read or confirmed
 * an Alert (design: onboarding §3.3). Further fields are ignored.
 *
 * @param alert id of the Alert
 * @param kind how far it goes
 * @param who the person, 1 to 31 characters
 */
record RoomReceipt(String alert, PlantReceipts.Kind kind, String who) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String VERSION = "1";
  private static final int MOST_BYTES = 4_096;
  private static final Pattern ALERT = Pattern.compile("a-[0-9]{1,18}-[0-9]{1,18}");
  private static final Pattern WHO = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,31}");

  /** What a room says instead of a receipt when it wants to know what is open. */
  private static final String SNAPSHOT = "SNAPSHOT";

  /** Whether the bytes ask for what is open: {@code {"v":1,"kind":"SNAPSHOT"}}. */
  static boolean asksForSnapshot(byte[] utf8) {
    Map<String, String> fields = fields(utf8);
    return VERSION.equals(fields.get("v")) && SNAPSHOT.equals(fields.get("kind"));
  }

  /** The receipt; empty if the bytes are none. */
  static Optional<RoomReceipt> read(byte[] utf8) {
    Map<String, String> fields = fields(utf8);
    String alert = fields.getOrDefault("alert", "");
    String who = fields.getOrDefault("who", "").strip();
    if (!VERSION.equals(fields.get("v"))
        || !ALERT.matcher(alert).matches()
        || !WHO.matcher(who).matches()) {
      return Optional.empty();
    }
    return PlantReceipts.Kind.parse(fields.getOrDefault("kind", ""))
        .map(kind -> new RoomReceipt(alert, kind, who));
  }

  /** The scalar fields of a JSON object; none if the bytes are no such thing. */
  private static Map<String, String> fields(byte[] utf8) {
    if (utf8.length > MOST_BYTES) {
      return Map.of();
    }
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = JSON.createParser(utf8)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Map.of();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken().isScalarValue()) {
          fields.put(name, json.getText());
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException e) {
      return Map.of();
    }
    return fields;
  }
}
