package io.vigil.alerting.rulebook;

import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.error.ProblemCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to rehearse: one rule at one point over a period of what is stored, or over
 * readings that come with it.
 *
 * @param rule id of the rule, as bound to the point
 * @param point {@code enterprise:code}
 * @param from RFC 3339; null where readings come with it
 * @param to RFC 3339, itself within, at most 31 days later
 * @param readings CSV, {@code timestamp,value}, stamps RFC 3339 in ascending order; null for what
 *     is stored
 * @param changes other numbers, for example {@code limit=0.8}; none for those in force
 * @param labels what was really the matter; null where nobody says
 */
@Serdeable
record RehearsalOrder(
    @Nullable String rule,
    @Nullable String point,
    @Nullable String from,
    @Nullable String to,
    @Nullable String readings,
    @Nullable List<String> changes,
    @Nullable List<Label> labels) {
  /** Its rule; refused in words where none is named. */
  String namedRule() {
    return named("rule", rule);
  }

  /** Its point; refused in words where none is named. */
  String namedPoint() {
    return named("point", point);
  }

  private static String named(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw ProblemCode.BAD_REQUEST.saying("请给出 " + field, "give the field " + field).exception();
    }
    return text;
  }

  /**
   * A period in which something was the matter.
   *
   * @param from RFC 3339
   * @param to RFC 3339, itself within
   */
  @Serdeable
  record Label(@Nullable String from, @Nullable String to) {}
}
