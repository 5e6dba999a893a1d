package io.vigil.alerting.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.alert.Figures;
import io.vigil.alerting.alert.PlantTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trend of a point as columns; index {@code i} of each is one bucket. An entry that is null in
 * all value columns is a gap, or a time without a good value.
 *
 * @param pointId {@code enterprise:code}
 * @param pointName what people call it
 * @param unitOfMeasure unit of all values; null where they have none
 * @param range both ends of the instrument's range
 * @param limits the limits that it was judged by within this stretch of time
 * @param t begin of each bucket, milliseconds UTC
 * @param min smallest value in each
 * @param max greatest value in each
 * @param first first value in each
 * @param last last value in each
 * @param quality GOOD, UNCERTAIN or BAD; null in a gap
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record Series(
    @JsonProperty("point_id") String pointId,
    @JsonProperty("point_name") String pointName,
    @JsonProperty("unit_of_measure") @Nullable String unitOfMeasure,
    double[] range,
    List<Limit> limits,
    List<Long> t,
    List<@Nullable Double> min,
    List<@Nullable Double> max,
    List<@Nullable Double> first,
    List<@Nullable Double> last,
    List<@Nullable String> quality) {
  /** As lines of a file, the first of which says what stands where. A gap is no line. */
  List<List<String>> lines() {
    String unit = unitOfMeasure == null ? "" : unitOfMeasure;
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("point", "time", "first", "min", "max", "last", "unit", "quality"));
    for (int i = 0; i < t.size(); i++) {
      String known = quality.get(i);
      if (known != null) {
        String time = PlantTime.format(Instant.ofEpochMilli(t.get(i)));
        lines.add(
            List.of(
                pointId,
                time,
                text(first.get(i)),
                text(min.get(i)),
                text(max.get(i)),
                text(last.get(i)),
                unit,
                known));
      }
    }
    return lines;
  }

  private static String text(@Nullable Double value) {
    return value == null ? "" : Figures.exact(value);
  }

  /**
   * A limit line.
   *
   * @param rule id of its rule
   * @param severity 1 to 4
   * @param comparison how a value is held against it
   * @param limit in the unit of the values
   * @param clear what ends it, likewise
   * @param text what the rule watches for, Chinese; empty for a rule that is no more
   * @param textEn what the rule watches for, English
   * @param clause where the number comes from
   * @param clauseMark how well that is known
   * @param since from when on it was in force, milliseconds UTC; null if it was before all that is
   *     on record
   * @param until when it was replaced; null if it is in force
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Limit(
      String rule,
      int severity,
      String comparison,
      double limit,
      double clear,
      String text,
      @JsonProperty("text_en") String textEn,
      String clause,
      @JsonProperty("clause_mark") String clauseMark,
      @Nullable Long since,
      @Nullable Long until) {
    /** Whether the next begins where this ends, and is the same otherwise. */
    boolean goesOnWith(Limit next) {
      return until != null
          && until.equals(next.since)
          && endingAt(next.until).equals(next.from(since));
    }

    /** The same until another moment. */
    Limit endingAt(@Nullable Long moment) {
      return within(since, moment);
    }

    private Limit from(@Nullable Long moment) {
      return within(moment, until);
    }

    private Limit within(@Nullable Long begin, @Nullable Long end) {
      return new Limit(
          rule, severity, comparison, limit, clear, text, textEn, clause, clauseMark, begin, end);
    }
  }
}
