package io.vigil.alerting.search;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.error.WrittenTime;
import io.vigil.model.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Alerts are looked for, as it stands in the address.
 *
 * @param from RFC 3339; 8 hours ago if left out
 * @param to RFC 3339; now if left out
 * @param enterprise its id
 * @param point code of the point
 * @param division leading digits of the division code
 * @param rule id of the rule
 * @param severity 1 to 4
 * @param outcome OPEN, OVER, UNANSWERED or FALSE_ALARM
 * @param words that stand in this order in what people read of it
 */
@Introspected
record SearchQuery(
    @QueryValue @Nullable String from,
    @QueryValue @Nullable String to,
    @QueryValue @Nullable String enterprise,
    @QueryValue @Nullable String point,
    @QueryValue @Nullable String division,
    @QueryValue @Nullable String rule,
    @QueryValue @Nullable String severity,
    @QueryValue @Nullable String outcome,
    @QueryValue @Nullable String words) {
  private static final Duration USUAL = Duration.ofHours(8);
  private static final int MOST_ID = 64;
  private static final int MOST_WORDS = 100;
  private static final Pattern DIVISION = Pattern.compile("[0-9]{0,6}");

  Wanted wanted(Instant now) {
    Instant until = to == null || to.isEmpty() ? now : WrittenTime.moment("to", to);
    Instant since =
        from == null || from.isEmpty() ? until.minus(USUAL) : WrittenTime.moment("from", from);
    if (!since.isBefore(until)) {
      throw ProblemCode.BAD_REQUEST
          .saying("开始时间应早于结束时间", "the beginning must lie before the end")
          .at("/from")
          .exception();
    }
    String part = WrittenText.optional(division, MOST_ID, "/division");
    if (!DIVISION.matcher(part).matches()) {
      throw ProblemCode.BAD_REQUEST
          .saying("行政区划代码为至多 6 位数字", "a division code has up to 6 digits")
          .at("/division")
          .exception();
    }
    return new Wanted(
        since,
        until,
        WrittenText.optional(enterprise, MOST_ID, "/enterprise"),
        WrittenText.optional(point, MOST_ID, "/point"),
        part,
        WrittenText.optional(rule, MOST_ID, "/rule"),
        chosenSeverity(),
        chosenOutcome(),
        WrittenText.optional(words, MOST_WORDS, "/words"));
  }

  private @Nullable Severity chosenSeverity() {
    if (severity == null || severity.isEmpty()) {
      return null;
    }
    return Arrays.stream(Severity.values())
        .filter(one -> Integer.toString(one.number()).equals(severity))
        .findFirst()
        .orElseThrow(() -> bad("severity", "1 - 4"));
  }

  private @Nullable Outcome chosenOutcome() {
    if (outcome == null || outcome.isEmpty()) {
      return null;
    }
    return Outcome.parse(outcome)
        .orElseThrow(() -> bad("outcome", Arrays.toString(Outcome.values())));
  }

  private static RuntimeException bad(String name, String allowed) {
    return ProblemCode.BAD_REQUEST.problem(name + ": " + allowed).at("/" + name).exception();
  }
}
