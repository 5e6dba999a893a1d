package io.vigil.alerting.alert;

import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.model.rule.Comparison;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An Alert with everything that happened to it.
 *
 * @param alert as it stands
 * @param events oldest first
 * @param arithmetic the comparison in words; null for rules without a limit
 */
@Serdeable
record AlertTrace(AlertView alert, List<Event> events, @Nullable Words arithmetic) {
  /**
   * One entry of the journal.
   *
   * @param n its number
   * @param at when it happened
   * @param kind what happened
   * @param actor user name of the person; null if the judge or a timer
   * @param detail figures behind it
   */
  @Serdeable
  record Event(
      String n, String at, String kind, @Nullable String actor, Map<String, Object> detail) {
    static Event of(JournalEntry entry, Map<String, Object> detail) {
      return new Event(
          entry.number().toString(),
          PlantTime.format(entry.at()),
          entry.kind().name(),
          entry.actor(),
          detail);
    }
  }

  /** A sentence in both languages. */
  @Serdeable
  record Words(String zh, String en) {}

  static @Nullable Words arithmetic(Alert alert) {
    AlertEvidence evidence = alert.evidence();
    Comparison comparison = evidence.comparison();
    Double extreme = evidence.valueExtreme();
    Double limit = evidence.valueLimit();
    if (comparison == null || extreme == null || limit == null) {
      return null;
    }
    String unit = alert.subject().measureUnit();
    String space = unit.isEmpty() ? "" : " ";
    String sum =
        Figures.number(extreme)
            + " "
            + comparison.sign()
            + " "
            + Figures.number(limit)
            + space
            + unit;
    Double clear = evidence.valueClear();
    String back = clear == null ? "" : Figures.number(clear) + space + unit;
    return new Words(
        "最严重值与限值比较：" + sum + (clear == null ? "" : "；恢复值 " + back),
        "worst value against limit: " + sum + (clear == null ? "" : "; clears at " + back));
  }
}
