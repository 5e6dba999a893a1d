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
  private static final int MOST_BYTES = 4_096;
  private static final Pattern ALERT = Pattern.compile("a-[0-9]{1,18}-[0-9]{1,18}");
  private static final Pattern WHO = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,31}");

  /** The receipt; empty if the bytes are none. */
  static Optional<RoomReceipt> read(byte[] utf8) {
    if (utf8.length > MOST_BYTES) {
      return Optional.empty();
    }
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = JSON.createParser(utf8)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
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
      return Optional.empty();
    }
    String alert = fields.getOrDefault("alert", "");
    String who = fields.getOrDefault("who", "").strip();
    if (!"1".equals(fields.get("v"))
        || !ALERT.matcher(alert).matches()
        || !WHO.matcher(who).matches()) {
      return Optional.empty();
    }
    return PlantReceipts.Kind.parse(fields.getOrDefault("kind", ""))
        .map(kind -> new RoomReceipt(alert, kind, who));
  }
}
