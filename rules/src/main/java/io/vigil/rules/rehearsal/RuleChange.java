package io.vigil.rules.rehearsal;

import org.jspecify.annotations.Nullable;

/**
 * Another number for a rule, as people write it: {@code CO-M1.limit=0.8%CH4}.
 *
 * @param rule id of the rule, at every point that has it
 * @param field name of the number, as packs have it: {@code limit}, {@code onMillis}
 * @param value the number, in the unit of the point, or milliseconds
 * @param unit symbol of the unit that was written behind it; empty if none was
 */
public record RuleChange(String rule, String field, double value, String unit) {
  /** Reads it; null where the text is none. */
  public static @Nullable RuleChange parse(String text) {
    int equals = text.indexOf('=');
    int dot = text.lastIndexOf('.', equals);
    if (dot < 1 || equals < dot + 2) {
      return null;
    }
    String said = text.substring(equals + 1).strip();
    int end = 0;
    while (end < said.length() && "+-.0123456789".indexOf(said.charAt(end)) >= 0) {
      end++;
    }
    try {
      return new RuleChange(
          text.substring(0, dot).strip(),
          text.substring(dot + 1, equals).strip(),
          Double.parseDouble(said.substring(0, end)),
          said.substring(end).strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
