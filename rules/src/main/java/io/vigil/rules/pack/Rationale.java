package io.vigil.rules.pack;

import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.JsonFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a rule of a pack deserves an Alert: what happens if nobody acts, what to do, and how much
 * time there is (rationalisation, IEC 62682). All of it is a proposal of ours, mark P, short enough
 * for a duty officer at night; a plant knows better. Immutable; any thread.
 *
 * @param consequence what may happen, Chinese
 * @param consequenceEn what may happen, English
 * @param action what to do first, Chinese
 * @param actionEn what to do first, English
 * @param respondMinutes within how many minutes
 */
public record Rationale(
    String consequence, String consequenceEn, String action, String actionEn, int respondMinutes) {
  private static final int DAY_MINUTES = 1440;
  private static final Map<String, Rationale> BUILT_IN = read();

  /** That of a rule of the packs that come with Vigil, by its id; empty for other rules. */
  public static Optional<Rationale> of(String rule) {
    return Optional.ofNullable(BUILT_IN.get(rule));
  }

  /** The rules that have one. */
  static List<String> rules() {
    return List.copyOf(BUILT_IN.keySet());
  }

  private static Map<String, Rationale> read() {
    List<Complaint> complaints = new ArrayList<>();
    JsonFields file = JsonFields.parse(PackResource.read("rationale"), complaints);
    Map<String, Rationale> rationales = new HashMap<>();
    for (JsonFields in : file.objects("rationale")) {
      Phrase consequence = phrase(in, "consequence");
      Phrase action = phrase(in, "action");
      int minutes = (int) in.whole("respondMinutes", 0, 1, DAY_MINUTES);
      Rationale rationale =
          new Rationale(consequence.zh(), consequence.en(), action.zh(), action.en(), minutes);
      in.texts("rules").forEach(rule -> rationales.put(rule, rationale));
      in.requireNothingElse();
    }
    if (!complaints.isEmpty()) {
      throw new IllegalStateException("rationale: " + complaints);
    }
    return Map.copyOf(rationales);
  }

  private static Phrase phrase(JsonFields in, String name) {
    JsonFields object = in.objectOrNull(name);
    JsonFields words = object == null ? JsonFields.empty() : object;
    Phrase phrase = new Phrase(words.text("zh"), words.text("en"));
    words.requireNothingElse();
    return phrase;
  }
}
