package io.vigil.alerting.search;

import io.vigil.model.alert.Severity;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What Alerts are looked for.
 *
 * @param from they began then or later
 * @param to and before then
 * @param enterprise its id; empty for all
 * @param point its code; empty for all
 * @param division leading digits of the division code; empty for all
 * @param rule id of the rule; empty for all
 * @param severity null for all
 * @param outcome null for all
 * @param text words that stand in this order in what people read of it; empty for all
 */
record Wanted(
    Instant from,
    Instant to,
    String enterprise,
    String point,
    String division,
    String rule,
    @Nullable Severity severity,
    @Nullable Outcome outcome,
    String text) {
  private static final String ANY = "%";

  /** Pattern of SQL's LIKE for the division code; digits hold none of its signs. */
  String divisionPattern() {
    return division + ANY;
  }

  /** Pattern of SQL's LIKE for the severity. */
  String severityPattern() {
    return severity == null ? ANY : severity.name();
  }

  /** Name of the outcome; empty for all. */
  String outcomeName() {
    return outcome == null ? "" : outcome.name();
  }

  /** Pattern of SQL's LIKE for the words, in small letters, escaped by an exclamation mark. */
  String words() {
    String escaped = text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
    return ANY + escaped.replaceAll("\\s+", ANY) + ANY;
  }
}
